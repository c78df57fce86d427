package org.chengxin.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkReason;

/**
 * The turn to make, start or stop nodes of a network on this machine, by a lock on a file in its folder. It ends with the
 * process that has it, however that ends.
 */
final class NetworkLock implements AutoCloseable {

    /** Name of the file. */
    static final String FILE_NAME = "network.lock";

    /** Stopping takes longest: a minute for nodes that do not heed being asked, and half of one until they are killed. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final FileChannel file;

    private NetworkLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Waits for the turn.
     *
     * @param folder of the network, which exists
     * @throws NetworkException ({@link NetworkReason#OTHER_COMMAND_MUST_HAVE_ENDED}) when another command keeps it
     */
    static NetworkLock take(Path folder) throws IOException, InterruptedException {
        return take(folder, PATIENCE);
    }

    static NetworkLock take(Path folder, Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        FileChannel file =
                FileChannel.open(folder.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        NetworkLock turn = new NetworkLock(file);
        try {
            while (!turn.isTaken()) {
                if (System.nanoTime() >= deadline)
                    throw new NetworkException(NetworkReason.OTHER_COMMAND_MUST_HAVE_ENDED, folder + " is in use");
                if (Thread.interrupted()) throw new InterruptedException();
                LockSupport.parkNanos(LOOK_NANOS);
            }
            return turn;
        } catch (IOException | InterruptedException | RuntimeException none) {
            turn.close();
            throw none;
        }
    }

    private boolean isTaken() throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
