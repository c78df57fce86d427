package org.chengxin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.ledger.Uscc;
import org.chengxin.node.flow.ContentFetching;
import org.chengxin.node.flow.Node;
import org.chengxin.peers.tls.PeerAddress;
import org.chengxin.peers.tls.TlsContentPeers;
import org.chengxin.peers.tls.TlsContentServer;
import org.chengxin.peers.tls.TlsKey;
import org.chengxin.sdk.SigningKey;

/** Contents to and from the nodes of other members, as they stated where they are or as the settings name them. */
final class ContentExchange implements AutoCloseable {

    private final Node node;
    private final Optional<TlsKey> key;
    private final Optional<InetSocketAddress> listen;
    private final Optional<TlsContentPeers> peers;
    private final Optional<ContentFetching> fetching;
    private Optional<TlsContentServer> server = Optional.empty();

    private ContentExchange(
            Node node,
            Optional<TlsKey> key,
            Optional<InetSocketAddress> listen,
            Optional<TlsContentPeers> peers,
            Optional<ContentFetching> fetching) {
        this.node = node;
        this.key = key;
        this.listen = listen;
        this.peers = peers;
        this.fetching = fetching;
    }

    /**
     * Prepares it for a node that has not started.
     *
     * @param own the member whose node it is
     * @throws CannotStart when a setting does not fit
     */
    static ContentExchange of(Node node, DataDirectory data, Keys keys, Uscc own, Settings settings) {
        Optional<InetSocketAddress> listen = listen(settings);
        List<PeerAddress> others = others(settings, data, own);
        if (listen.isEmpty() && others.isEmpty())
            return new ContentExchange(node, Optional.empty(), listen, Optional.empty(), Optional.empty());
        SigningKey signing = keys.tls(own);
        TlsKey key = TlsKey.of(signing.jwk(), signing.exposedSecret());
        Optional<TlsContentPeers> peers =
                others.isEmpty() ? Optional.empty() : Optional.of(new TlsContentPeers(key, node.memberKeys(), others));
        return new ContentExchange(node, Optional.of(key), listen, peers, peers.map(node::fetchFrom));
    }

    private static Optional<InetSocketAddress> listen(Settings settings) {
        String text = settings.text(Setting.CONTENTS_LISTEN);
        if (text.isEmpty()) return Optional.empty();
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0)
                return Optional.of(new InetSocketAddress(
                        InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1))));
        } catch (UnknownHostException | IllegalArgumentException unfit) {
            // Said below, together with a missing port.
        }
        throw Settings.unfit(Setting.CONTENTS_LISTEN, "an address of this machine and a port, such as 0.0.0.0:26660");
    }

    private static List<PeerAddress> others(Settings settings, DataDirectory data, Uscc own) {
        if (settings.given(Setting.CONTENTS_PEERS).isEmpty()) return stated(data, own);
        try {
            return settings.list(Setting.CONTENTS_PEERS, ',').stream()
                    .map(PeerAddress::parse)
                    .filter(address -> !address.member().equals(own))
                    .toList();
        } catch (IllegalArgumentException unfit) {
            throw Settings.unfit(Setting.CONTENTS_PEERS, "USCC@host:port of each other member, apart by commas");
        }
    }

    private static List<PeerAddress> stated(DataDirectory data, Uscc own) {
        return NetworkRun.network(data).stream()
                .flatMap(file -> file.statements().stream())
                .map(SignedStatement::statement)
                .filter(statement -> !statement.uscc().equals(own))
                .flatMap(statement -> statement.node().stream()
                        .map(node -> PeerAddress.parse(statement.uscc() + "@" + node.contents())))
                .toList();
    }

    /** Begins, after the node has started. */
    void start() {
        fetching.ifPresent(ContentFetching::start);
        if (listen.isEmpty()) return;
        try {
            server = Optional.of(
                    TlsContentServer.start(listen.get(), key.orElseThrow(), node.memberKeys(), node.offeredContents()));
        } catch (IOException taken) {
            throw new CannotStart(
                    StartReason.PORT_MUST_BE_FREE,
                    listen.get() + " of " + Setting.CONTENTS_LISTEN.key() + " cannot be listened on",
                    taken);
        }
    }

    /** Asks and answers nobody any more. */
    @Override
    public void close() {
        server.ifPresent(TlsContentServer::close);
        fetching.ifPresent(ContentFetching::close);
        peers.ifPresent(TlsContentPeers::close);
    }
}
