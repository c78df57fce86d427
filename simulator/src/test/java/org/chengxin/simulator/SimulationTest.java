package org.chengxin.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

    private static final Duration IN_CI = Duration.ofMinutes(3);
    private static final Duration ELSEWHERE = Duration.ofSeconds(20);
    private static final long FIRST_SEED = 1;
    private static final int SEEDS_TO_CATCH_A_FAULT = 40;

    /** The same seeds in the same order everywhere, as far as the time goes; fresh ones are for {@code simulate}. */
    @Test
    void every_promise_is_kept_in_as_many_histories_as_fit() {
        Duration time = System.getenv("CI") == null ? ELSEWHERE : IN_CI;
        System.out.println("simulate: " + Series.play(FIRST_SEED, time, Sabotage.NONE));
    }

    @Test
    void a_seed_gives_the_same_history_every_time_and_another_seed_another() {
        Outcome first = Simulation.run(7);
        assertEquals(first, Simulation.run(7));
        assertNotEquals(first.trace(), Simulation.run(8).trace());
    }

    @Test
    void a_seed_gives_the_same_history_in_another_jvm() throws IOException {
        assertEquals(Simulation.run(11).toString(), inAnotherJvm(11));
    }

    private static String inAnotherJvm(long seed) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OneHistory.class.getName(), Long.toString(seed)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), UTF_8).strip();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_planted_fault_is_caught(Sabotage planted) {
        BrokenPromise caught = assertThrows(
                BrokenPromise.class,
                () -> {
                    for (long seed = 1; seed <= SEEDS_TO_CATCH_A_FAULT; seed++) Simulation.run(seed, planted);
                },
                planted + " was not caught");
        String message = String.valueOf(caught.getMessage());
        assertTrue(message.startsWith("seed "), message);
        System.out.println(planted + ": " + message.lines().findFirst().orElseThrow());
    }
}
