package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.chengxin.app.network.NetworkException;
import org.chengxin.cli.Chengxin;
import org.chengxin.consensus.cometbft.process.ProcessMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs stand where nodes would: what is tested is who begins and ends them. */
class LocalStartTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path scratch;

    private final List<Process> processes = new ArrayList<>();
    private final List<StubApi> apis = new ArrayList<>();
    private LocalNetwork network;

    @BeforeEach
    void a_network_of_two_is_made_and_not_started() throws IOException {
        network = LocalNetwork.create(scratch.resolve("net"), 2, 0, System.currentTimeMillis());
    }

    @AfterEach
    void nothing_stays() {
        processes.forEach(Process::destroyForcibly);
        apis.forEach(StubApi::close);
    }

    @Test
    void two_commands_at_once_begin_each_node_once_and_both_succeed() throws Exception {
        for (LocalNode node : network.nodes()) apiSays(node, "running");
        var inside = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> run(
                node -> {
                    inside.countDown();
                    join(other);
                    return sleeping();
                },
                LONG));
        join(inside);
        refused("NW-026", () -> start(LocalStartTest::neverBegun, Duration.ZERO));
        other.countDown();
        start(LocalStartTest::neverBegun, LONG);
        first.get();
        assertEquals(2, processes.size());
        assertTrue(processes.stream().allMatch(Process::isAlive));
    }

    @Test
    void a_process_that_was_begun_is_found_before_it_has_the_data_directory() throws Exception {
        for (LocalNode node : network.nodes()) apiSays(node, "running");
        start(node -> sleeping(), LONG);
        assertEquals(
                processes.stream().map(Process::toHandle).toList(),
                network.nodes().stream()
                        .map(node -> node.process().orElseThrow())
                        .toList());
        assertEquals("0 ", chengxin("network", "stop", "--dir", network.folder().toString()));
        for (Process process : processes) assertEquals(128 + 15, process.waitFor());
    }

    @Test
    void one_command_at_a_time_has_the_network() throws Exception {
        try (var _ = NetworkLock.take(network.folder(), Duration.ZERO)) {
            refused("NW-026", () -> NetworkLock.take(network.folder(), Duration.ZERO)
                    .close());
        }
        NetworkLock.take(network.folder(), Duration.ZERO).close();
    }

    @Test
    void a_start_that_fails_ends_what_it_began_and_nothing_that_others_began() throws Exception {
        Process winner = sleeping();
        refused(
                "NW-022",
                () -> start(
                        node -> {
                            if (node.number() == 1) return sleeping();
                            new ProcessMark(DataDirectory.process(node.data())).write(winner.toHandle());
                            return process("false");
                        },
                        LONG));
        assertTrue(winner.isAlive());
        assertEquals(Optional.of(winner.toHandle()), network.node(2).process());
        assertEquals(3, processes.size());
        assertFalse(processes.get(1).isAlive());
    }

    @Test
    void while_the_settings_of_one_node_are_not_understood_none_is_begun() throws Exception {
        Path configuration = DataDirectory.lookAt(network.node(2).data()).configuration();
        Files.writeString(configuration, "cometbft.abci-port=26658\n", StandardOpenOption.APPEND);
        var refused = assertThrows(CannotStart.class, () -> start(LocalStartTest::neverBegun, LONG));
        assertEquals("UP-002", refused.code());
        String said =
                chengxin("network", "start", "2", "--dir", network.folder().toString());
        assertTrue(said.startsWith("8 ") && said.contains("cometbft.abci-port") && said.contains("UP-002"), said);
        assertEquals(Optional.empty(), network.node(2).process());
    }

    @Test
    void nodes_that_are_not_ready_in_time_go_on() throws Exception {
        apiSays(network.node(1), "starting");
        NetworkException slow = refused("NW-022", () -> start(node -> sleeping(), Duration.ofMillis(1)));
        assertTrue(String.valueOf(slow.getMessage()).contains("node 1 goes on, but is not ready in time (starting)"));
        assertTrue(processes.stream().allMatch(Process::isAlive));
    }

    @Test
    void a_process_that_does_not_get_the_data_directory_is_not_written_down() throws Exception {
        LocalNode node = network.node(1);
        try (var other = new ServerSocket(node.api().getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertTrue(other.isBound());
            String refused = chengxin("network", "run", "--data", node.data().toString());
            assertTrue(refused.startsWith("8 ") && refused.contains("UP-003"), refused);
        }
        try (DataDirectory taken = DataDirectory.take(node.data())) {
            String refused = chengxin("network", "run", "--data", taken.path().toString());
            assertTrue(refused.startsWith("8 ") && refused.contains("ND-003"), refused);
        }
        assertEquals(Optional.empty(), node.process());
    }

    @Test
    void whoever_has_the_data_directory_is_written_down() {
        LocalNode node = network.node(1);
        try (DataDirectory taken = DataDirectory.take(node.data())) {
            taken.mark();
            assertEquals(Optional.of(ProcessHandle.current()), node.process());
        }
        assertThrows(IllegalStateException.class, () -> DataDirectory.lookAt(node.data())
                .mark());
    }

    @Test
    void a_folder_with_a_node_that_has_lived_elsewhere_is_not_made_anew() throws Exception {
        Path other = Files.createDirectory(scratch.resolve("other"));
        NetworkLock.take(other, Duration.ZERO).close();
        Path state = Files.createDirectories(other.resolve("node1").resolve("state"));
        refused("NW-020", () -> LocalNetwork.create(other, 2, 0, System.currentTimeMillis()));
        assertTrue(Files.exists(state));
    }

    @Test
    void what_another_command_is_making_is_waited_for_and_what_it_left_half_made_is_made_anew() throws Exception {
        Path half = Files.createDirectory(scratch.resolve("half"));
        try (var _ = NetworkLock.take(half, Duration.ZERO)) {
            DataDirectory.take(half.resolve("node1")).close();
            Files.createDirectory(half.resolve("authorities"));
            Files.writeString(half.resolve("network.json.new"), "{");
            LocalNetwork.prepare(half);
            refused("NW-026", () -> NetworkLock.take(half, Duration.ZERO).close());
        }
        LocalNetwork made = LocalNetwork.create(half, 2, 0, System.currentTimeMillis());
        assertEquals(made.nodes(), LocalNetwork.at(half).nodes());
    }

    @Test
    void what_holds_other_things_or_has_run_is_not_made_anew() throws Exception {
        Path half = Files.createDirectory(scratch.resolve("half"));
        NetworkLock.take(half, Duration.ZERO).close();
        Path letter = Files.writeString(half.resolve("letter"), "to somebody");
        refused("NW-020", () -> LocalNetwork.create(half, 2, 0, System.currentTimeMillis()));
        assertTrue(Files.exists(letter));
        Files.delete(network.folder().resolve("network.json"));
        NetworkLock.take(network.folder(), Duration.ZERO).close();
        LocalNode ran = network.node(2);
        new ProcessMark(DataDirectory.process(ran.data())).write(sleeping().toHandle());
        refused("NW-020", () -> LocalNetwork.create(network.folder(), 2, 0, System.currentTimeMillis()));
        assertTrue(Files.exists(ran.data().resolve("statement.json")));
    }

    @Test
    void stop_waits_for_the_network_that_another_command_is_making() throws Exception {
        Path made = Files.createDirectory(scratch.resolve("made"));
        CompletableFuture<String> stopped;
        try (NetworkLock turn = NetworkLock.take(made, Duration.ZERO)) {
            stopped = CompletableFuture.supplyAsync(() -> chengxin("network", "stop", "--dir", made.toString()));
            network = LocalNetwork.create(made, 2, 0, System.currentTimeMillis());
            for (LocalNode node : network.nodes()) apiSays(node, "starting");
            refused("NW-022", () -> new LocalStart(node -> sleeping(), LONG).run(network, network.nodes(), turn));
        }
        assertEquals("0 ", stopped.get());
        for (Process process : processes) assertEquals(128 + 15, process.waitFor());
    }

    @Test
    void a_folder_with_other_things_in_it_is_left_as_it_is() throws IOException {
        Path foreign = Files.createDirectory(scratch.resolve("foreign"));
        Files.writeString(foreign.resolve("letter"), "to somebody");
        assertThrows(NetworkException.class, () -> LocalNetwork.prepare(foreign));
        try (var files = Files.list(foreign)) {
            assertEquals(List.of(foreign.resolve("letter")), files.toList());
        }
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static NetworkException refused(String code, Attempt attempt) {
        NetworkException refused = assertThrows(NetworkException.class, attempt::run);
        assertEquals(code, refused.reason().code());
        return refused;
    }

    private void start(LocalStart.Beginning beginning, Duration patience) throws IOException, InterruptedException {
        new LocalStart(beginning, patience).run(network, network.nodes());
    }

    private void run(LocalStart.Beginning beginning, Duration patience) {
        try {
            start(beginning, patience);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Process neverBegun(LocalNode node) {
        throw new AssertionError("node " + node.number() + " was begun");
    }

    private Process sleeping() throws IOException {
        return process("sleep", "600");
    }

    private Process process(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }

    private void apiSays(LocalNode node, String state) throws IOException {
        apis.add(new StubApi(node).says(state));
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static String chengxin(String... command) {
        var out = new StringWriter();
        int exit = Chengxin.run(new PrintWriter(out, true), new PrintWriter(out, true), command);
        return exit + " " + out;
    }
}
