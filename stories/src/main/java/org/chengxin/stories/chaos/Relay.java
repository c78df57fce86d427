package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A line to one address that can be slow, stall, or change bytes on their way. */
final class Relay implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;

    /** Bytes of an answer that are left alone: its status line and headers, more or less. */
    private static final int HEAD = 600;

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition goOn = lock.newCondition();
    private final AtomicLong changed = new AtomicLong();
    private volatile long delayMillis;
    private volatile boolean stalled;
    private volatile boolean lying;
    private volatile boolean closed;

    /** Listens at an address and port of this namespace and passes everything on. */
    Relay(String address, int port, InetSocketAddress target) {
        this.target = target;
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on every piece is this late. */
    void delay(long millis) {
        delayMillis = millis;
    }

    /** From now on nothing comes through, and nobody is told. */
    void stall() {
        stalled = true;
    }

    /** From now on one byte in every answer is another. */
    void lie() {
        lying = true;
    }

    /** How many bytes were changed. */
    long changed() {
        return changed.get();
    }

    /** From now on everything comes through as it is. */
    void mend() {
        delayMillis = 0;
        lying = false;
        stalled = false;
        lock.lock();
        try {
            goOn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket inward = door.accept();
                Thread.ofVirtual().start(() -> join(inward));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void join(Socket inward) {
        Socket outward = new Socket();
        open.add(inward);
        open.add(outward);
        try {
            inward.setTcpNoDelay(true);
            outward.setTcpNoDelay(true);
            outward.connect(target, (int) TimeUnit.SECONDS.toMillis(5));
            Thread back = Thread.ofVirtual().start(() -> pump(outward, inward, true));
            pump(inward, outward, false);
            back.join();
        } catch (IOException unreachable) {
            // Whoever asked sees a connection that ends.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            close(inward);
            close(outward);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hold();
                if (answers && lying && count > HEAD) {
                    buffer[HEAD + (count - HEAD) / 2] ^= 1;
                    changed.incrementAndGet();
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            // One side has gone, so the other goes too.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void hold() throws InterruptedException {
        long delay = delayMillis;
        if (delay > 0) TimeUnit.MILLISECONDS.sleep(delay);
        lock.lock();
        try {
            while (stalled && !closed) goOn.await();
        } finally {
            lock.unlock();
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed in any case.
        }
    }

    @Override
    public void close() {
        closed = true;
        mend();
        try {
            door.close();
        } catch (IOException gone) {
            // It is closed in any case.
        }
        open.forEach(this::close);
    }
}
