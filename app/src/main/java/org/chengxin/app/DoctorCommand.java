package org.chengxin.app;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.embedded.ClockConfirmation;
import org.chengxin.consensus.embedded.DirectoryStorage;
import org.chengxin.encoding.Codec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong here. */
@Command(
        name = "doctor",
        description = "Says what is wrong with this machine or data directory, a line for each thing.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "The data directory (default: ./chengxin-data).")
    private Path data = Path.of("chengxin-data");

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
    private @Nullable Path config;

    @Option(names = "--port", paramLabel = "PORT", description = "The port that up would listen on.")
    private @Nullable String port;

    @Option(
            names = "--accept-clock",
            description =
                    "Confirm that the clock is right, for a node on the embedded engine that has stopped because of it.")
    private boolean acceptClock;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    /** All findings, for programs. */
    record Findings(List<Finding> findings) {}

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        PrintWriter out = spec.commandLine().getOut();
        long now = System.currentTimeMillis();
        List<Finding> findings = findings(now);
        if (json) {
            out.println(new String(
                    Codec.of(Findings.class).encode(new Findings(findings)), java.nio.charset.StandardCharsets.UTF_8));
        } else {
            for (Finding finding : findings) out.println((finding.good() ? "ok   " : "BAD  ") + finding.line());
        }
        out.flush();
        return findings.stream().allMatch(Finding::good) ? ExitCode.OK.number() : ExitCode.BAD_DATA.number();
    }

    private List<Finding> findings(long now) {
        List<Finding> findings = new ArrayList<>();
        try {
            Settings settings = settings();
            findings.addAll(new Doctor(data, settings, now).examine());
            if (acceptClock) findings.add(acceptClock(settings, now));
        } catch (CannotStart wrong) {
            Finding bad = Finding.bad(wrong);
            if (!findings.contains(bad)) findings.add(bad);
        }
        return findings;
    }

    /** Leaves the word for the engine that asks for it, and nothing where there is none. */
    private Finding acceptClock(Settings settings, long now) {
        DataDirectory directory = DataDirectory.lookAt(data);
        if (!directory.isStarted())
            throw new CannotStart(
                    StartReason.DATA_DIRECTORY_MUST_BE_A_CITYS,
                    directory.path() + " holds no city whose clock could be confirmed; name its folder with --data");
        if (EngineKind.of(settings, directory) != EngineKind.EMBEDDED)
            throw new CannotStart(
                    StartReason.SETTING_MUST_BE_UNDERSTOOD,
                    "--accept-clock is for the embedded engine; CometBFT in " + directory.path()
                            + " does not ask for it");
        try (DirectoryStorage storage = new DirectoryStorage(directory.log())) {
            ClockConfirmation.write(storage, now);
        } catch (UncheckedIOException unwritable) {
            throw new CannotStart(
                    StartReason.DATA_DIRECTORY_MUST_BE_WRITABLE,
                    directory.log() + " cannot be written by this user; confirm the clock as its owner",
                    unwritable);
        }
        return Finding.good("the clock is confirmed: a node that has stopped because of it goes on");
    }

    private Settings settings() {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        if (port != null) flags.put(Setting.PORT, port);
        Path standard = data.resolve(Settings.FILE_NAME);
        Optional<Path> file =
                config != null ? Optional.of(config) : Optional.of(standard).filter(Files::exists);
        return Settings.read(file, System.getenv(), flags);
    }
}
