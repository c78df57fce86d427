package org.chengxin.simulator;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays histories: one by its seed, or as many as fit a time. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Play whole histories of a city with faults, on virtual time: one by its SEED, or as many as fit.")
public final class Simulate implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SEED",
            description = "Play this history and print its trace.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Without a seed: play for so long (default: ${DEFAULT-VALUE}).")
    private double minutes = 1;

    @Option(
            names = "--from",
            paramLabel = "SEED",
            description = "Without a seed: the first one (default: taken from the clock).")
    private Optional<Long> from = Optional.empty();

    @Option(
            names = "--plant",
            paramLabel = "FAULT",
            defaultValue = "NONE",
            description = "Plant a fault to see it caught: ${COMPLETION-CANDIDATES}.")
    private Sabotage planted = Sabotage.NONE;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try {
            if (seed.isPresent()) out.println(Simulation.run(seed.get(), planted));
            else out.println(Series.play(first(), Duration.ofMillis((long) (minutes * 60_000)), planted));
            return ExitCode.OK.number();
        } catch (BrokenPromise broken) {
            out.println(broken.getMessage());
            return ExitCode.DEFECT.number();
        }
    }

    private long first() {
        return from.orElse(System.currentTimeMillis());
    }
}
