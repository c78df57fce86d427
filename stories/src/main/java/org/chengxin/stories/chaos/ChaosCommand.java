package org.chengxin.stories.chaos;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.cometbft.process.CometBftProgram;
import org.chengxin.consensus.cometbft.process.ProcessException;
import org.chengxin.stories.process.Folders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chengxin chaos}: four validators in network namespaces, under load and faults. */
@Command(
        name = "chaos",
        description = {
            "Runs four validators in network namespaces of this machine, with people who use them, and lets faults strike.",
            "Needs Linux, root, the programs ip, mount and unshare, and Go. Ends with 0 when every promise was kept."
        },
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    private static final String INSIDE = "CHENGXIN_CHAOS_INSIDE";

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Chooses order, victims and requests (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--long", description = "Every fault twice, and longer: about 20 minutes instead of six.")
    private boolean thorough;

    @Option(names = "--rounds", description = "How often every fault strikes: once by default, twice with --long.")
    private @Nullable Integer rounds;

    @Option(names = "--fault", paramLabel = "FAULT", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Fault> only = List.of();

    @Option(names = "--report", paramLabel = "FILE", description = "Also writes what was seen, as tables in Markdown.")
    private @Nullable Path report;

    @Option(names = "--keep", hidden = true)
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        String inside = System.getenv(INSIDE);
        if (inside != null) return run(Path.of(inside));
        Tools.require();
        Path fresh = Files.createTempDirectory("chengxin-chaos");
        Checker.build(Program.project(), fresh);
        int exit = alone(fresh, engine());
        if (exit == 0 && !keep) Folders.delete(fresh);
        else System.err.println("chengxin: data directories, logs and history are in " + fresh);
        return exit;
    }

    private int run(Path folder) throws IOException, InterruptedException {
        List<Fault> each = only.isEmpty() ? Arrays.asList(Fault.values()) : only;
        Integer given = rounds;
        Form form = thorough ? Form.LONG : Form.SHORT;
        int times = given != null ? given : form.rounds();
        var random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (int round = 0; round < times; round++) {
            List<Fault> shuffled = new ArrayList<>(each);
            Collections.shuffle(shuffled, random);
            faults.addAll(shuffled);
        }
        String command = "./chengxin chaos " + String.join(" ", chosen());
        System.out.println(command);
        long began = System.nanoTime();
        var seen = new Report(command);
        Path engine = Path.of(System.getProperty("chengxin.cometbft", "cometbft"));
        new Chaos(folder, engine, Checker.in(folder), seed, form, seen, System.out::println).run(faults);
        String end = "Every promise was kept, in " + (System.nanoTime() - began) / 1_000_000_000L + " seconds.";
        seen.add(end);
        System.out.println(end);
        Path file = report;
        if (file != null) seen.write(file);
        return ExitCode.OK.number();
    }

    /** The program of CometBFT that the networks of this user run; without one, it is built, which needs the network. */
    private static Path engine() {
        Map<String, String> environment = System.getenv();
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        try {
            return CometBftProgram.installed(
                            caches.resolve("chengxin").resolve("cometbft").toAbsolutePath(),
                            environment,
                            line -> System.err.println("chengxin: " + line))
                    .executable();
        } catch (ProcessException unable) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, unable.reason().code() + " " + unable.getMessage(), unable);
        }
    }

    /**
     * The same command again, alone in namespaces for network, mounts and processes: what is made there goes with it. A shell
     * is its first process, which takes in the orphans of those that are killed.
     */
    private int alone(Path folder, Path engine) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc"));
        line.addAll(List.of("--kill-child", "bash", "-c", "\"$@\"; exit $?", "chaos"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.add("-Dchengxin.cometbft=" + engine);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.chengxin.app.Main"));
        line.add("chaos");
        line.addAll(chosen());
        Path file = report;
        if (file != null) line.addAll(List.of("--report", file.toAbsolutePath().toString()));
        var builder = new ProcessBuilder(line).inheritIO();
        builder.environment().put(INSIDE, folder.toString());
        return builder.start().waitFor();
    }

    /** The options that make the same run again. */
    private List<String> chosen() {
        List<String> options = new ArrayList<>(List.of("--seed", Long.toString(seed)));
        if (thorough) options.add("--long");
        Integer times = rounds;
        if (times != null) options.addAll(List.of("--rounds", times.toString()));
        for (Fault fault : only) options.addAll(List.of("--fault", fault.name()));
        return options;
    }
}
