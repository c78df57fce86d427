package org.chengxin.consensus.cometbft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chengxin.encoding.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands where CometBFT would: what is tested is who watches over it. */
class SupervisorTest {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    private Path folder;

    @Test
    void it_is_started_again_when_it_ends_and_also_when_it_ends_well() throws IOException {
        Path lives = folder.resolve("lives");
        try (var _ = listening();
                Supervisor supervisor = start("echo x >>" + lives + "; exit 0")) {
            await(() -> Files.exists(lives) && lines(lives) >= 3);
            assertTrue(supervisor.condition() instanceof Condition.Failing
                    || supervisor.condition() instanceof Condition.Starting);
        }
    }

    @Test
    void it_is_not_started_before_this_node_listens_for_it() throws IOException {
        // What a killed process left listens no more.
        listening().close();
        assertTrue(Files.exists(socket()));
        Path lives = folder.resolve("lives");
        CometBftHome home = home();
        HomeSettings settings = settings(socket(), 1);
        Supervisor supervisor = Supervisor.start(
                program("echo x >>" + lives + "; exec sleep 60"), home, settings, folder.resolve("log"), room(1));
        try (supervisor) {
            assertFalse(Files.exists(lives));
            try (var _ = listening()) {
                await(() -> Files.exists(lives));
            }
        }
        assertInstanceOf(Condition.Ended.class, supervisor.condition());
        assertEquals(Optional.empty(), home.mark().find());
    }

    @Test
    void nothing_is_left_when_it_is_closed_not_even_what_ignores_being_asked() throws IOException {
        Path lives = folder.resolve("lives");
        ProcessHandle process;
        try (var _ = listening();
                Supervisor supervisor = start("echo x >>" + lives + "; exec sleep 60")) {
            await(() -> Files.exists(lives) && home().mark().find().isPresent());
            process = home().mark().find().orElseThrow();
            assertTrue(process.isAlive());
            assertInstanceOf(Condition.Starting.class, supervisor.condition());
        }
        assertFalse(process.isAlive());
    }

    @Test
    void what_an_earlier_start_left_behind_is_ended_first() throws IOException {
        assertEndedFirst(leftover());
    }

    /** As when a node is killed while it copies the blocks. */
    @Test
    void what_an_earlier_start_left_standing_still_is_ended_first() throws IOException {
        Process leftover = leftover();
        // Not closed: whoever would let it go on is dead.
        Standstill.of(leftover.toHandle());
        assertEndedFirst(leftover);
    }

    private Process leftover() throws IOException {
        Process leftover = new ProcessBuilder("sleep", "60").start();
        Files.createDirectories(home().path());
        home().mark().write(leftover.toHandle());
        return leftover;
    }

    private void assertEndedFirst(Process leftover) throws IOException {
        try (var _ = listening();
                Supervisor supervisor = start("exec sleep 60")) {
            await(() -> home().mark()
                    .find()
                    .filter(found -> found.pid() != leftover.pid())
                    .isPresent());
            assertFalse(leftover.isAlive());
            assertNotEquals(new Condition.Ended(), supervisor.condition());
        }
    }

    @Test
    void a_diverged_state_is_said_and_ends_the_starting_again() throws IOException {
        Path lives = folder.resolve("lives");
        String said = "{\"_msg\":\"CONSENSUS FAILURE!!!\",\"err\":\"+2/3 committed an invalid block: wrong"
                + " Block.Header.AppHash.  Expected 01, got 02\"}";
        try (var _ = listening();
                Supervisor supervisor = start("echo x >>" + lives + "; echo '" + said + "'; exit 0")) {
            await(() -> supervisor.condition() instanceof Condition.Diverged);
            assertEquals(new Condition.Diverged(said), supervisor.condition());
            assertEquals(1, lines(lives));
            assertEquals(said + "\n", Files.readString(folder.resolve("log")));
        }
    }

    @Test
    void what_could_not_be_found_again_does_not_run() throws IOException {
        Path lives = folder.resolve("lives");
        try (var _ = listening()) {
            CometBftProgram program = program("echo $$ >>" + lives + "; exec sleep 60");
            // A folder in the place of the mark, so that it cannot be written.
            Files.createDirectories(home().path().resolve("process.json").resolve("in-the-way"));
            HomeSettings settings = settings(socket(), 1);
            Supervisor supervisor = Supervisor.start(program, home(), settings, folder.resolve("log"), room(1));
            try (supervisor) {
                await(() -> supervisor.condition() instanceof Condition.Failing);
                for (String pid : lines(lives) == 0 ? List.<String>of() : Files.readAllLines(lives))
                    await(() -> ProcessHandle.of(Long.parseLong(pid))
                            .filter(ProcessHandle::isAlive)
                            .isEmpty());
            }
        }
    }

    @Test
    void it_stops_while_its_disk_has_hardly_any_room_and_runs_again_when_there_is_enough() throws IOException {
        Path lives = folder.resolve("lives");
        var free = new AtomicLong(1_000);
        var disk = new DiskReserve(100, free::get);
        try (var _ = listening();
                Supervisor supervisor = Supervisor.start(
                        program("echo x >>" + lives + "; exec sleep 60"),
                        home(),
                        settings(socket(), 1),
                        folder.resolve("log"),
                        disk)) {
            await(() -> lines(lives) == 1 && home().mark().find().isPresent());
            ProcessHandle process = home().mark().find().orElseThrow();
            free.set(99);
            await(() -> supervisor.room() == DiskReserve.Room.LITTLE);
            assertTrue(process.isAlive());
            free.set(49);
            await(() -> !process.isAlive() && supervisor.room() == DiskReserve.Room.HARDLY_ANY);
            assertEquals(1, lines(lives));
            free.set(1_000);
            await(() -> lines(lives) == 2 && supervisor.room() == DiskReserve.Room.ENOUGH);
        }
    }

    @Test
    void the_height_is_watched() throws IOException {
        String answer = "{\"jsonrpc\":\"2.0\",\"id\":-1,\"result\":{\"sync_info\":{\"latest_block_height\":\"7\","
                + "\"catching_up\":false}}}";
        HttpServer rpc = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rpc.createContext("/status", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        rpc.start();
        try (var _ = listening();
                Supervisor supervisor = Supervisor.start(
                        program("exec sleep 60"),
                        home(),
                        settings(socket(), rpc.getAddress().getPort()),
                        folder.resolve("log"),
                        room(1))) {
            await(() -> supervisor.condition() instanceof Condition.Running);
            var running = assertInstanceOf(Condition.Running.class, supervisor.condition());
            assertEquals(7, running.height());
            assertFalse(running.catchingUp());
        } finally {
            rpc.stop(0);
        }
    }

    private Supervisor start(String script) throws IOException {
        HomeSettings settings = settings(socket(), 1);
        return Supervisor.start(program(script), home(), settings, folder.resolve("log"), room(1));
    }

    /** A disk with so many bytes free, of which one is to be kept free. */
    private static DiskReserve room(long free) {
        return new DiskReserve(1, () -> free);
    }

    private CometBftProgram program(String script) throws IOException {
        Files.createDirectories(home().path());
        Path file = folder.resolve("cometbft");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new CometBftProgram(file);
    }

    private CometBftHome home() {
        return new CometBftHome(folder.resolve("home"));
    }

    private ServerSocketChannel listening() throws IOException {
        Files.deleteIfExists(socket());
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket()), 50);
    }

    private Path socket() {
        return folder.resolve("abci.sock");
    }

    static HomeSettings settings(Path application, int rpcPort) {
        Bytes some = Bytes.of(new byte[32]);
        return new HomeSettings(
                "示例",
                Bytes.of("{}".getBytes(StandardCharsets.UTF_8)),
                new Ed25519Secret(some, some),
                new Ed25519Secret(some, some),
                application,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), rpcPort),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 3),
                List.of(new PeerAddress("0123456789abcdef0123456789abcdef01234567", "peer.example", 26656)),
                HomeSettings.PROPOSE_MILLIS);
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static void await(BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in time");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
