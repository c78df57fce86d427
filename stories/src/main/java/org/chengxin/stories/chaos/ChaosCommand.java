package org.chengxin.stories.chaos;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chengxin chaos}: four validators in network namespaces, under load and faults. */
@Command(
        name = "chaos",
        description = {
            "Runs four validators in network namespaces of this machine, with people who use them, and lets faults strike.",
            "Needs Linux, root, the program ip, and Go."
        },
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    private static final String INSIDE = "CHENGXIN_CHAOS_INSIDE";

    @Option(names = "--seed", defaultValue = "1", description = "Chooses the order (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--long", description = "Every fault several times, and longer.")
    private boolean thorough;

    @Override
    public Integer call() throws Exception {
        String inside = System.getenv(INSIDE);
        if (inside == null) {
            Path fresh = Files.createTempDirectory("chengxin-chaos");
            Checker.build(project(), fresh);
            return inside(fresh);
        }
        Path folder = Path.of(inside);
        List<Fault> faults = new ArrayList<>();
        for (int round = 0; round < (thorough ? 5 : 1); round++) faults.addAll(Arrays.asList(Fault.values()));
        Collections.shuffle(faults, new Random(seed));
        Duration lasts = Duration.ofSeconds(thorough ? 20 : 6);
        System.out.println("seed " + seed + ", in " + folder);
        new Chaos(folder, Checker.in(folder), seed, lasts, System.out::println).run(faults);
        System.out.println("every promise was kept");
        return ExitCode.OK.number();
    }

    private static Path project() {
        Path launcher =
                Path.of(System.getProperty("chengxin.launcher", "chengxin")).toAbsolutePath();
        return Optional.ofNullable(launcher.getParent()).orElse(launcher);
    }

    /** The same command again, alone in a network namespace: what is made there goes with it. */
    private int inside(Path folder) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("unshare", "--net"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.chengxin.app.Main"));
        line.addAll(List.of("chaos", "--seed", Long.toString(seed)));
        if (thorough) line.add("--long");
        var builder = new ProcessBuilder(line).inheritIO();
        builder.environment().put(INSIDE, folder.toString());
        try {
            return builder.start().waitFor();
        } catch (IOException missing) {
            throw new CommandFailure(ExitCode.USAGE, "chaos needs the program unshare: " + missing.getMessage());
        }
    }
}
