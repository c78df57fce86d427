package org.chengxin.peers.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.chengxin.content.Holding;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.MemberKeys;

/** Asks the nodes of other members over TLS 1.3. */
public final class TlsContentPeers implements ContentPeers, AutoCloseable {

    /** How long a question may take, from connecting to the last byte of the answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TlsKey key;
    private final MemberKeys keys;
    private final Map<Uscc, PeerAddress> addresses = new LinkedHashMap<>();
    private final Duration patience;
    private final Deadlines deadlines = new Deadlines();

    /**
     * Asks with {@link #PATIENCE}.
     *
     * @param key       proves whose node this is
     * @param keys      says which keys are members'
     * @param addresses where the others are; of two for the same member the later counts
     */
    public TlsContentPeers(TlsKey key, MemberKeys keys, List<PeerAddress> addresses) {
        this(key, keys, addresses, PATIENCE);
    }

    TlsContentPeers(TlsKey key, MemberKeys keys, List<PeerAddress> addresses, Duration patience) {
        this.key = key;
        this.keys = keys;
        this.patience = patience;
        for (PeerAddress address : addresses) this.addresses.put(address.member(), address);
    }

    @Override
    public List<Uscc> members() {
        return List.copyOf(addresses.keySet());
    }

    @Override
    public List<ContentOpening> ask(Uscc member, List<Holding> wanted) throws IOException {
        PeerAddress address = Objects.requireNonNull(addresses.get(member), "not one of the members");
        try (Socket raw = new Socket();
                var _ = deadlines.of(raw, patience)) {
            raw.connect(new InetSocketAddress(address.host(), address.port()));
            var context = key.context(new MemberTrust(keys, Optional.of(member)));
            try (var tls =
                    (SSLSocket) context.getSocketFactory().createSocket(raw, address.host(), address.port(), true)) {
                TlsKey.speakOnlyTls13(tls);
                tls.startHandshake();
                Frame.write(tls.getOutputStream(), new Frame.Question(wanted));
                return Frame.readAnswer(tls.getInputStream()).openings();
            }
        }
    }

    /** Asks nobody any more. */
    @Override
    public void close() {
        deadlines.close();
    }
}
