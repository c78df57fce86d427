package org.chengxin.peers.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import org.chengxin.node.port.MemberKeys;
import org.chengxin.node.port.OfferedContents;

/**
 * Gives contents to the nodes of other members over TLS 1.3, and has nothing to say to anyone else. A connection has one
 * question. Strangers can take up connections until their handshake fails or their time is over, so that there is room for
 * {@value #CONNECTIONS_MAX} at a time and for {@value #CONNECTIONS_OF_ONE_MAX} of one address.
 */
public final class TlsContentServer implements AutoCloseable {

    /** Most connections at a time. */
    public static final int CONNECTIONS_MAX = 64;
    /** Most connections of one address at a time. */
    public static final int CONNECTIONS_OF_ONE_MAX = 16;
    /** How long a connection may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration REST = Duration.ofMillis(200);
    private static final System.Logger LOG = System.getLogger(TlsContentServer.class.getName());

    private final TlsKey key;
    private final MemberKeys keys;
    private final OfferedContents offered;
    private final Duration patience;
    private final ServerSocket listener;
    private final Deadlines deadlines = new Deadlines();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private TlsContentServer(
            TlsKey key, MemberKeys keys, OfferedContents offered, Duration patience, ServerSocket listener) {
        this.key = key;
        this.keys = keys;
        this.offered = offered;
        this.patience = patience;
        this.listener = listener;
    }

    /**
     * Listens from now on.
     *
     * @param listen  where; port 0 for any free one
     * @param key     proves whose node this is
     * @param keys    says which keys are members'
     * @param offered gives what is displayed
     * @throws IOException when it cannot listen there
     */
    public static TlsContentServer start(InetSocketAddress listen, TlsKey key, MemberKeys keys, OfferedContents offered)
            throws IOException {
        return start(listen, key, keys, offered, PATIENCE);
    }

    static TlsContentServer start(
            InetSocketAddress listen, TlsKey key, MemberKeys keys, OfferedContents offered, Duration patience)
            throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(listen);
        } catch (IOException taken) {
            listener.close();
            throw taken;
        }
        var server = new TlsContentServer(key, keys, offered, patience, listener);
        Thread.ofPlatform().daemon().name("contents for peers").start(server::accept);
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket raw = listener.accept();
                if (hasRoomFor(raw.getInetAddress())) {
                    connections.add(raw);
                    Thread.ofVirtual().name("contents for a peer").start(() -> serve(raw));
                } else {
                    Deadlines.end(raw);
                }
            } catch (IOException failed) {
                if (listener.isClosed()) return;
                LOG.log(System.Logger.Level.WARNING, "A connection of a peer could not be taken.", failed);
                if (!rested()) return;
            }
        }
    }

    /** Out of file descriptors, for example, every attempt fails at once. */
    private static boolean rested() {
        try {
            Thread.sleep(REST);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private boolean hasRoomFor(InetAddress address) {
        long ofOne = connections.stream()
                .filter(socket -> address.equals(socket.getInetAddress()))
                .count();
        return connections.size() < CONNECTIONS_MAX && ofOne < CONNECTIONS_OF_ONE_MAX;
    }

    private void serve(Socket raw) {
        try (raw;
                var _ = deadlines.of(raw, patience)) {
            var context = key.context(new MemberTrust(keys, Optional.empty()));
            try (var tls = (SSLSocket) context.getSocketFactory().createSocket(raw, null, true)) {
                tls.setNeedClientAuth(true);
                TlsKey.speakOnlyTls13(tls);
                tls.startHandshake();
                Frame.Question question = Frame.readQuestion(tls.getInputStream());
                Frame.write(tls.getOutputStream(), new Frame.Answer(offered.offered(question.wanted())));
            }
        } catch (IOException ended) {
            LOG.log(System.Logger.Level.DEBUG, () -> "A peer's question came to nothing: " + ended);
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "A peer's question could not be answered.", failed);
        } finally {
            connections.remove(raw);
        }
    }

    /** Listens no more and ends what is under way. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException closed) {
            LOG.log(System.Logger.Level.DEBUG, "The port did not close.", closed);
        }
        deadlines.close();
        connections.forEach(Deadlines::end);
    }
}
