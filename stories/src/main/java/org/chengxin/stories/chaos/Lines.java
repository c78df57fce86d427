package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lines between validators: each reaches another by a door of the desk, which passes everything on. A machine's lines,
 * whoever took them up, can be late, or carry nothing without anyone being told.
 */
final class Lines implements AutoCloseable {

    private static final int CHUNK = 16 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    private final List<ServerSocket> doors = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> lateMillis = new ConcurrentHashMap<>();
    private final Set<String> stalled = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition goOn = lock.newCondition();
    private volatile boolean closed;

    /** A connection between the machines with these addresses. */
    private record Line(String from, String to) {}

    /** Opens a door that leads to a machine. */
    void open(InetSocketAddress door, InetSocketAddress target) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(door);
            doors.add(listening);
            Thread.ofVirtual().start(() -> accept(listening, target));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** From now on every piece from or to a machine is this late. */
    void delay(String machine, long millis) {
        lateMillis.put(machine, millis);
    }

    /** From now on nothing comes through from or to a machine. */
    void stall(String machine) {
        stalled.add(machine);
    }

    /** From now on everything comes through at once. */
    void mend(String machine) {
        lateMillis.remove(machine);
        stalled.remove(machine);
        lock.lock();
        try {
            goOn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept(ServerSocket door, InetSocketAddress target) {
        while (!closed) {
            try {
                Socket inward = door.accept();
                Thread.ofVirtual().start(() -> join(inward, target));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void join(Socket inward, InetSocketAddress target) {
        Socket outward = new Socket();
        open.add(inward);
        open.add(outward);
        var line = new Line(
                inward.getInetAddress().getHostAddress(), target.getAddress().getHostAddress());
        try {
            inward.setTcpNoDelay(true);
            outward.setTcpNoDelay(true);
            outward.connect(target, CONNECT_MILLIS);
            Thread back = Thread.ofVirtual().start(() -> pump(outward, inward, line));
            pump(inward, outward, line);
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

    private void pump(Socket from, Socket to, Line line) {
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hold(line);
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

    private void hold(Line line) throws InterruptedException {
        long late = Math.max(lateMillis.getOrDefault(line.from, 0L), lateMillis.getOrDefault(line.to, 0L));
        if (late > 0) TimeUnit.MILLISECONDS.sleep(late);
        lock.lock();
        try {
            while (!closed && (stalled.contains(line.from) || stalled.contains(line.to))) goOn.await();
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
        lock.lock();
        try {
            goOn.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            for (ServerSocket door : doors) door.close();
        } catch (IOException gone) {
            // It is closed in any case.
        }
        open.forEach(this::close);
    }
}
