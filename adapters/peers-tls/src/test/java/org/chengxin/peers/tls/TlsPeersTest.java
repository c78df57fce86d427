package org.chengxin.peers.tls;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.peers.tls.TestMembers.FIRST;
import static org.chengxin.peers.tls.TestMembers.GENESIS;
import static org.chengxin.peers.tls.TestMembers.NO_MEMBER;
import static org.chengxin.peers.tls.TestMembers.SECOND;
import static org.chengxin.peers.tls.TestMembers.UNKNOWN;
import static org.chengxin.peers.tls.TestMembers.tls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.OfferedContents;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.node.testing.TestStores;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask and answer, over real TLS, by the keys of a real ledger. */
class TlsPeersTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration LITTLE = Duration.ofMillis(300);
    private static final TestRecord PERMIT = TestRecord.permit(1, COMPANY.organisation());
    private static final Holding WANTED = new Holding(
            PERMIT.publication().content(),
            JellyfishTree.keyHash(
                    new RecordKey(PUBLISHER.organisation(), PERMIT.publication().record()).path()));

    private final AtomicInteger answered = new AtomicInteger();
    private final TestNode city = TestNode.start(GENESIS, new MemoryStores());
    private final OfferedContents offered = asked -> {
        answered.incrementAndGet();
        return city.node().offeredContents().offered(asked);
    };

    /** Stores that are thrown away. */
    private static final class MemoryStores implements TestStores {

        @Override
        public StateStore openState() {
            return new MemoryStateStore();
        }

        @Override
        public ContentStore openContents() {
            return new MemoryContentStore();
        }
    }

    @BeforeEach
    void publish() {
        assertEquals(TransactionResult.accepted(), city.commit(PUBLISHER, PERMIT));
    }

    @AfterEach
    void close() {
        city.close();
    }

    private TlsContentServer server(TestKey key) throws IOException {
        return TlsContentServer.start(ANY_PORT, tls(key), city.node().memberKeys(), offered);
    }

    /** Asks whoever listens there for the first member's contents. */
    private List<ContentOpening> ask(TestKey key, InetSocketAddress there) throws IOException {
        var address = new PeerAddress(FIRST.organisation(), there.getHostString(), there.getPort());
        try (var peers = new TlsContentPeers(tls(key), city.node().memberKeys(), List.of(address))) {
            return peers.ask(FIRST.organisation(), List.of(WANTED));
        }
    }

    private void assertRefused(TestKey key) throws IOException {
        try (TlsContentServer server = server(FIRST)) {
            assertThrows(IOException.class, () -> ask(key, server.address()));
            assertEquals(0, answered.get());
        }
    }

    @Test
    void a_member_asks_a_member_and_gets_what_is_displayed() throws IOException {
        try (TlsContentServer server = server(FIRST)) {
            assertEquals(List.of(PERMIT.opening()), ask(SECOND, server.address()));
            assertEquals(List.of(PERMIT.opening()), ask(SECOND, server.address()), "and once more");
        }
    }

    @Test
    void a_key_that_is_not_on_the_ledger_may_not_ask() throws IOException {
        assertRefused(UNKNOWN);
    }

    @Test
    void a_key_of_an_organisation_that_is_no_member_may_not_ask() throws IOException {
        assertRefused(NO_MEMBER);
    }

    @Test
    void a_key_may_ask_until_it_is_revoked() throws IOException {
        try (TlsContentServer server = server(FIRST)) {
            assertEquals(List.of(PERMIT.opening()), ask(SECOND, server.address()));
            var revocation = new RevokeKey(Optional.empty(), SECOND.jwk().thumbprint(), Optional.empty());
            assertEquals(TransactionResult.accepted(), city.commit(REGISTRAR, revocation));
            assertThrows(IOException.class, () -> ask(SECOND, server.address()));
            assertEquals(1, answered.get());
        }
    }

    @Test
    void nobody_asks_a_node_whose_key_is_not_on_the_ledger() throws IOException {
        try (TlsContentServer server = server(UNKNOWN)) {
            assertThrows(SSLHandshakeException.class, () -> ask(SECOND, server.address()));
            assertEquals(0, answered.get());
        }
    }

    @Test
    void nobody_takes_one_member_for_another() throws IOException {
        try (TlsContentServer server = server(SECOND)) {
            assertThrows(SSLHandshakeException.class, () -> ask(FIRST, server.address()));
            assertEquals(0, answered.get());
        }
    }

    @Test
    void who_shows_no_certificate_may_not_ask() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new MemberTrust(city.node().memberKeys(), Optional.empty())}, null);
        try (TlsContentServer server = server(FIRST);
                var socket = (SSLSocket) context.getSocketFactory()
                        .createSocket(
                                server.address().getAddress(), server.address().getPort())) {
            assertThrows(IOException.class, () -> {
                Frame.write(socket.getOutputStream(), new Frame.Question(List.of(WANTED)));
                Frame.readAnswer(socket.getInputStream());
            });
            assertEquals(0, answered.get());
        }
    }

    @Test
    void an_older_protocol_is_not_spoken() throws IOException {
        SSLContext context = tls(SECOND).context(new MemberTrust(city.node().memberKeys(), Optional.empty()));
        try (TlsContentServer server = server(FIRST);
                var socket = (SSLSocket) context.getSocketFactory()
                        .createSocket(
                                server.address().getAddress(), server.address().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThrows(IOException.class, socket::startHandshake);
            assertEquals(0, answered.get());
        }
    }

    @Test
    void a_node_that_never_answers_is_given_up() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new PeerAddress(FIRST.organisation(), "127.0.0.1", silent.getLocalPort());
            try (var peers = new TlsContentPeers(tls(SECOND), city.node().memberKeys(), List.of(address), LITTLE)) {
                assertThrows(IOException.class, () -> peers.ask(FIRST.organisation(), List.of(WANTED)));
            }
        }
    }

    @Test
    void a_node_whose_answer_never_ends_is_given_up() throws IOException {
        try (var endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> answer(endless, out -> {
                        out.writeInt(1_000);
                        out.flush();
                        int _ = endless.accept().getInputStream().read();
                    }));
            var address = new PeerAddress(FIRST.organisation(), "127.0.0.1", endless.getLocalPort());
            try (var peers = new TlsContentPeers(tls(SECOND), city.node().memberKeys(), List.of(address), LITTLE)) {
                assertThrows(IOException.class, () -> peers.ask(FIRST.organisation(), List.of(WANTED)));
            }
        }
    }

    @Test
    void an_answer_that_is_longer_than_any_may_be_is_not_read() throws IOException {
        try (var boasting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(boasting, out -> out.writeInt(Frame.ANSWER_MAX_BYTES + 1)));
            var there = (InetSocketAddress) boasting.getLocalSocketAddress();
            assertThrows(IOException.class, () -> ask(SECOND, there));
        }
    }

    private interface Answering {
        void write(DataOutputStream out) throws IOException;
    }

    /** A member's node that answers whatever the test wants. */
    private void answer(ServerSocket listener, Answering answer) {
        try (Socket raw = listener.accept()) {
            var context = tls(FIRST).context(new MemberTrust(city.node().memberKeys(), Optional.empty()));
            try (var socket = (SSLSocket) context.getSocketFactory().createSocket(raw, null, true)) {
                socket.setNeedClientAuth(true);
                Frame.readQuestion(socket.getInputStream());
                var out = new DataOutputStream(socket.getOutputStream());
                answer.write(out);
                out.flush();
            }
        } catch (IOException ended) {
            // The one who asked has gone, as the test expects.
        }
    }

    @Test
    void who_connects_and_says_nothing_is_sent_away() throws IOException {
        try (TlsContentServer server =
                        TlsContentServer.start(ANY_PORT, tls(FIRST), city.node().memberKeys(), offered, LITTLE);
                Socket silent = new Socket(
                        server.address().getAddress(), server.address().getPort())) {
            assertEquals(-1, silent.getInputStream().read());
        }
    }

    @Test
    void only_keys_on_p_256_with_both_their_halves_are_taken() {
        Bytes secret = Bytes.owned(new byte[32]);
        assertThrows(IllegalArgumentException.class, () -> TlsKey.of(PUBLISHER.jwk(), secret));
        Bytes other = Bytes.owned(new byte[] {5});
        assertThrows(IllegalArgumentException.class, () -> TlsKey.of(FIRST.jwk(), other));
    }

    @Test
    void an_address_of_a_peer_is_a_code_and_where_it_is() {
        String uscc = FIRST.organisation().text();
        assertEquals(
                new PeerAddress(FIRST.organisation(), "node.example", 26_660),
                PeerAddress.parse(uscc + "@node.example:26660"));
        for (String wrong : List.of(uscc, uscc + "@node", "@node:1", uscc + "@node:0", uscc + "@:1", uscc + "@node:x"))
            assertThrows(IllegalArgumentException.class, () -> PeerAddress.parse(wrong), wrong);
    }
}
