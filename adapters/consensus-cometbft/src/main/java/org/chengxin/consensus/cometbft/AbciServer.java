package org.chengxin.consensus.cometbft;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.chengxin.consensus.cometbft.abci.Request;
import org.chengxin.consensus.cometbft.abci.Response;

/**
 * Listens for CometBFT, which opens four connections. Each has a thread of its own, so that what it is asked is answered
 * in order, and the four do not wait for each other.
 */
final class AbciServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AbciServer.class.getName());
    private static final int BACKLOG = 16;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Function<Request, Response> application;
    private final Runnable lost;
    private final Path path;
    private final ServerSocketChannel socket;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /**
     * Listens from now on, and takes nobody before {@link #start}. What a process that was killed left at the path is deleted:
     * only one works in a data directory.
     *
     * @param path        of the socket
     * @param application answers requests, for several threads
     * @param lost        called when a connection on which something was asked has ended
     * @throws IOException when the socket is not to be had there
     */
    AbciServer(Path path, Function<Request, Response> application, Runnable lost) throws IOException {
        this.path = path;
        this.application = application;
        this.lost = lost;
        Files.deleteIfExists(path);
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
    }

    void start() {
        Thread.ofPlatform().daemon().name("abci").start(this::accept);
    }

    /** What goes wrong once mostly goes on, as when too many files are open: it is said once and asked for at times. */
    private void accept() {
        boolean failing = false;
        while (!closing) {
            try {
                serve(socket.accept());
                failing = false;
            } catch (IOException failed) {
                if (closing) return;
                if (!failing) LOG.log(System.Logger.Level.WARNING, "A connection could not be taken.", failed);
                failing = true;
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void serve(SocketChannel accepted) throws IOException {
        open.add(accepted);
        if (closing) accepted.close();
        Thread.ofPlatform().daemon().name("abci-connection").start(() -> converse(accepted));
    }

    private void converse(SocketChannel accepted) {
        boolean asked = false;
        try (accepted;
                AbciStream stream =
                        new AbciStream(Channels.newInputStream(accepted), Channels.newOutputStream(accepted))) {
            try {
                for (Optional<Request> request = stream.read(); request.isPresent(); request = stream.read()) {
                    asked = true;
                    Response response = application.apply(request.get());
                    stream.write(response);
                    if (response.hasException()) break;
                }
            } catch (MalformedRequest malformed) {
                LOG.log(System.Logger.Level.WARNING, malformed.getMessage());
                stream.write(AbciApplication.exception(String.valueOf(malformed.getMessage())));
            }
        } catch (IOException broken) {
            if (!closing) LOG.log(System.Logger.Level.WARNING, () -> "CometBFT has gone: " + broken.getMessage());
        } finally {
            open.remove(accepted);
            if (asked && !closing) lost.run();
        }
    }

    /** Hangs up. CometBFT ends when its application does. */
    @Override
    public void close() {
        closing = true;
        try {
            socket.close();
            for (SocketChannel one : open) one.close();
            Files.deleteIfExists(path);
        } catch (IOException alreadyClosed) {
            LOG.log(System.Logger.Level.DEBUG, "A connection did not close in order.", alreadyClosed);
        }
    }
}
