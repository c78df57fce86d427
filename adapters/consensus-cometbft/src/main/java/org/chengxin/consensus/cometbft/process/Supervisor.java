package org.chengxin.consensus.cometbft.process;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps CometBFT running beside this node. It is started again whenever it ends, with whatever number, sooner or later by
 * how long it lived; when it answers no more; and when its consensus has halted for a reason other than a diverged state.
 * Its height is watched and not its process. While its disk has hardly any room it does not run.
 *
 * <p>No orphan outlives this process, even one that is killed: CometBFT writes to a pipe that ends here, and a program in
 * Go whose standard output is gone ends with its next line, which the loss of the application makes it write. What a
 * stopped machine may have left behind is ended before a new one is started.
 */
public final class Supervisor implements AutoCloseable {

    private static final long LOOK_MILLIS = 1_000;
    private static final long BRIEF_MILLIS = 20;
    private static final long STOP_SECONDS = 10;

    private final ProcessBuilder command;
    private final CometBftHome home;
    private final Path log;
    private final Path application;
    private final InetSocketAddress rpc;
    private final DiskReserve disk;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BackOff backOff = new BackOff();
    private final Thread thread;
    private volatile Condition condition = new Condition.Starting();
    private volatile Optional<String> divergence = Optional.empty();
    private volatile boolean halted;
    private volatile DiskReserve.Room room = DiskReserve.Room.ENOUGH;

    private Supervisor(CometBftProgram program, CometBftHome home, Path log, HomeSettings settings, DiskReserve disk) {
        this.home = home;
        this.log = log;
        this.application = settings.application();
        this.rpc = settings.rpc();
        this.disk = disk;
        this.command = new ProcessBuilder(
                        program.executable().toString(),
                        "start",
                        "--home",
                        home.path().toString())
                .directory(home.path().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        // These would override what we write, and the node's own secrets are none of CometBFT's business.
        command.environment()
                .keySet()
                .removeIf(name -> name.startsWith("CMT") || name.equals("TMHOME") || name.startsWith("CHENGXIN"));
        this.thread = Thread.ofPlatform().daemon().name("cometbft").unstarted(this::keep);
    }

    /**
     * Begins to keep CometBFT running in a folder that {@link CometBftHome#write} wrote. It is started once this node
     * listens for it; this returns at once.
     *
     * @param log  what it prints is appended to this file
     * @param disk room that is kept free where CometBFT writes
     */
    public static Supervisor start(
            CometBftProgram program, CometBftHome home, HomeSettings settings, Path log, DiskReserve disk) {
        Supervisor supervisor = new Supervisor(program, home, log, settings, disk);
        supervisor.thread.start();
        return supervisor;
    }

    /** How the process is. */
    public Condition condition() {
        return condition;
    }

    /** How much room its disk has. */
    DiskReserve.Room room() {
        return room;
    }

    /** Whether the validator of this node signs: not on blocks that were restored, before there is a fence. */
    boolean signs() {
        return home.restoredAt().isEmpty();
    }

    /** Ends the process, after which it is started again with what its folder says then. */
    public void startAgain() {
        home.mark().find().ifPresent(ProcessHandle::destroy);
    }

    private void keep() {
        try (Rpc status = new Rpc(rpc)) {
            while (!isClosing()) {
                endLeftover();
                if (!awaitApplication() || !awaitRoom()) break;
                long wait = live(status);
                if (divergence.isPresent() || closing.await(wait, TimeUnit.MILLISECONDS)) break;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        condition = divergence.<Condition>map(Condition.Diverged::new).orElseGet(Condition.Ended::new);
    }

    /** One life of the process; answers how long to wait before the next. */
    private long live(Rpc status) throws InterruptedException {
        Watch watch = new Watch(now());
        halted = false;
        Process process;
        try {
            process = command.start();
        } catch (IOException cannotStart) {
            long wait = backOff.afterLifeOf(0);
            condition = new Condition.Failing(backOff.shortLives(), -1);
            return wait;
        }
        mark(process);
        Thread reader = Thread.ofPlatform()
                .daemon()
                .name("what CometBFT prints")
                .start(() -> read(process)); // a virtual one would keep its carrier while it waits at the pipe
        try {
            while (!isClosing() && !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) look(process, status, watch);
            end(process);
            reader.join();
        } finally {
            process.destroyForcibly();
        }
        home.mark().clear();
        long wait = backOff.afterLifeOf(watch.age(now()));
        condition = new Condition.Failing(backOff.shortLives(), process.exitValue());
        return wait;
    }

    /** A process that could not be found again, should this one be killed, must not run. */
    private void mark(Process process) {
        try {
            home.mark().write(process.toHandle());
        } catch (IOException unwritable) {
            process.destroyForcibly();
        }
    }

    private void look(Process process, Rpc status, Watch watch) throws InterruptedException {
        watch.saw(status.ask(), now());
        condition = divergence.<Condition>map(Condition.Diverged::new).orElseGet(() -> watch.condition(now()));
        if (divergence.isEmpty() && (halted || watch.hangs(now())))
            process.toHandle().destroyForcibly();
        room = disk.look();
        if (room == DiskReserve.Room.HARDLY_ANY) process.toHandle().destroy();
    }

    private void read(Process process) {
        try {
            new LogFile(log, this::readLine).take(process.getInputStream());
        } catch (IOException closed) {
            // The process has ended.
        }
    }

    private void readLine(String line) {
        Optional<String> found = LogWatch.divergence(line);
        if (found.isPresent()) divergence = found;
        else if (LogWatch.isHalt(line)) halted = true;
    }

    /** Through the handle: destroying a {@link Process} also closes what it printed and nobody has read yet. */
    private static void end(Process process) throws InterruptedException {
        process.toHandle().destroy();
        if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) return;
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** Two of them would fight for one folder, so the earlier one has to be gone. */
    private void endLeftover() throws InterruptedException {
        for (Optional<ProcessHandle> leftover = home.mark().find();
                leftover.isPresent();
                leftover = home.mark().find()) {
            leftover.get().destroyForcibly();
            if (closing.await(BRIEF_MILLIS, TimeUnit.MILLISECONDS)) return;
        }
    }

    /** CometBFT that finds nobody to talk to would wait for three seconds before it tries again. */
    private boolean awaitApplication() throws InterruptedException {
        while (!listens()) if (closing.await(BRIEF_MILLIS, TimeUnit.MILLISECONDS)) return false;
        return true;
    }

    /** What is started without room to write would end at once, and might not even read its files any more. */
    private boolean awaitRoom() throws InterruptedException {
        for (room = disk.look(); room == DiskReserve.Room.HARDLY_ANY; room = disk.look())
            if (closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) return false;
        return true;
    }

    private boolean listens() {
        try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(application))) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Stops CometBFT and returns when it has ended. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
