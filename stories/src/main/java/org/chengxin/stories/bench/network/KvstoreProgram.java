package org.chengxin.stories.bench.network;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;

/** The program in {@code stories/bench/kvstore}, which has the example application of the pinned CometBFT. */
final class KvstoreProgram {

    private KvstoreProgram() {}

    /**
     * Builds it with Go.
     *
     * @param folder where the executable is put
     */
    static Path build(Path folder) throws InterruptedException {
        Path executable = folder.resolve("kvstore");
        Path sources = project().resolve("stories/bench/kvstore");
        try {
            Process go = new ProcessBuilder("go", "build", "-mod=readonly", "-o", executable.toString(), ".")
                    .directory(sources.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (go.waitFor() == 0) return executable;
            throw Validators.failed("go build in " + sources + " failed: " + said.strip());
        } catch (IOException missing) {
            throw new CommandFailure(ExitCode.USAGE, "bench network needs Go: " + missing.getMessage(), missing);
        }
    }

    private static Path project() {
        Path launcher =
                Path.of(System.getProperty("chengxin.launcher", "chengxin")).toAbsolutePath();
        return Optional.ofNullable(launcher.getParent()).orElse(launcher);
    }
}
