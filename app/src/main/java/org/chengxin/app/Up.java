package org.chengxin.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.embedded.Fence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a city and keeps it running. */
@Command(name = "up", description = "Starts a city, founding it on the first start.", mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

    private static final long START_SECONDS = 2;
    private static final long LOOK_MILLIS = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "The data directory (default: ./chengxin-data).")
    private Path data = Path.of("chengxin-data");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration file (default: chengxin.properties in the data directory, if there is one).")
    private @Nullable Path config;

    @Option(names = "--port", paramLabel = "PORT", description = "The port to listen on (default: 8080).")
    private @Nullable String port;

    @Option(names = "--demo", description = "Found the city with invented companies and records.")
    private boolean demo;

    @Option(
            names = "--fence",
            paramLabel = "HEIGHT:HASH",
            description =
                    "After a restore: the last block that anyone outside knows. The node signs only if it holds it.")
    private @Nullable String fence;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Any other setting of the configuration file.")
    private Map<String, String> others = Map.of();

    @Override
    public Integer call() throws InterruptedException {
        return serve(data, settings(), fence(fence), spec().commandLine().getOut());
    }

    /** Runs a node until the process is asked to stop. */
    static int serve(Path data, Settings settings, Optional<Fence> fence, PrintWriter out) throws InterruptedException {
        FileMask.ownerOnly();
        CompletableFuture<ExitCode> ended = new CompletableFuture<>();
        try {
            serve(data, settings, fence, out, ended);
            ended.complete(ExitCode.OK);
        } finally {
            // Whatever broke, the process that waits for this end must not wait for ever.
            ended.complete(ExitCode.DEFECT);
        }
        return ExitCode.OK.number();
    }

    private static void serve(
            Path data, Settings settings, Optional<Fence> fence, PrintWriter out, CompletableFuture<ExitCode> ended)
            throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            // A stop that was asked for is a success, whatever signal asked for it.
            if (isStarted(started) && ended.join() == ExitCode.OK)
                Runtime.getRuntime().halt(ExitCode.OK.number());
        }));
        try (City city = City.start(data, settings, fence)) {
            started.countDown();
            if (settings.yes(Setting.DEMO)) seed(city, settings, out);
            Welcome.to(city).print(out);
            HealthLines health = new HealthLines(city, out);
            do health.look();
            while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            out.println("Stopping ...");
        } catch (CannotStart cannot) {
            throw new CommandFailure(ExitCode.BAD_DATA, String.valueOf(cannot.getMessage()), cannot);
        } finally {
            started.countDown();
        }
        out.println("Stopped.");
        out.flush();
    }

    /** A start may take long, and whoever stops it is not kept waiting for it; but one that is all but done is. */
    private static boolean isStarted(CountDownLatch started) {
        try {
            return started.await(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void seed(City city, Settings settings, PrintWriter out) throws InterruptedException {
        int added = new Demo(city, new Keys(city.data().resolve("keys"), Passphrases.of(settings))).seed();
        if (added > 0) out.println("Added the invented city: " + added + " transactions.");
    }

    private Settings settings() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        others.forEach((name, value) -> flags.put(
                Setting.ofKey(name).orElseThrow(() -> new CommandFailure(ExitCode.USAGE, name + " is not a setting")),
                value));
        if (port != null) flags.put(Setting.PORT, port);
        if (demo) flags.put(Setting.DEMO, "true");
        return settings(file(), flags);
    }

    /** What a configuration file, the environment and flags say. */
    static Settings settings(Optional<Path> file, Map<Setting, String> flags) {
        try {
            return Settings.read(file, System.getenv(), flags);
        } catch (CannotStart unfit) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private Optional<Path> file() {
        if (config != null) return Optional.of(config);
        Path standard = data.resolve(Settings.FILE_NAME);
        return Files.exists(standard) ? Optional.of(standard) : Optional.empty();
    }

    /** A fence that somebody gave, if anybody did. */
    static Optional<Fence> fence(@Nullable String fence) {
        if (fence == null) return Optional.empty();
        try {
            return Optional.of(Fence.parse(fence));
        } catch (IllegalArgumentException unfit) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--fence takes HEIGHT:HASH, as ./chengxin checkpoint prints it", unfit);
        }
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        return spec;
    }
}
