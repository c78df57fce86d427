package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program in another language that checks files of ours with libraries that others wrote. Its sources and lock file
 * are in {@code stories/peers}; it is built from its language's own registry, into {@code stories/target/peers}, and ends
 * with a line "N passed, N failed".
 *
 * <p>By hand: {@code cd stories/peers/go && go run . blocks FILE}, {@code cd stories/peers/rust && cargo run --release
 * --locked -- roots FILE}, with files that a run of the peer tests leaves in {@code stories/target/peers}.
 */
public final class PeerProgram {

    private static final Pattern COUNTS = Pattern.compile("([0-9]+) passed, ([0-9]+) failed");
    private static final Path STORIES = Path.of(System.getProperty("user.dir"));

    private final Path executable;

    private PeerProgram(Path executable) {
        this.executable = executable;
    }

    /** Where peer tests write their files. */
    public static Path directory() throws IOException {
        return Files.createDirectories(STORIES.resolve("target/peers"));
    }

    /** The program in Go: CometBFT and ics23. */
    public static PeerProgram inGo() throws IOException, InterruptedException {
        requireTool("go");
        Path executable = directory().resolve("go-peers");
        build("go", List.of("go", "build", "-mod=readonly", "-o", executable.toString(), "."));
        return new PeerProgram(executable);
    }

    /** The program in Rust: jmt and ics23. */
    public static PeerProgram inRust() throws IOException, InterruptedException {
        requireTool("cargo");
        Path target = directory().resolve("rust");
        build("rust", List.of("cargo", "build", "--release", "--locked", "--target-dir", target.toString()));
        return new PeerProgram(target.resolve("release/peers"));
    }

    /** A tool that is not there is named and its checks skipped; when {@code CI} is set that is a failure. */
    private static void requireTool(String tool) {
        boolean found = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        if (found) return;
        String message = tool + " is not on the PATH: the checks of its programs are skipped";
        System.out.println(message);
        if (System.getenv("CI") != null) fail(message);
        abort(message);
    }

    private static void build(String language, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(STORIES.resolve("peers").resolve(language).toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor(), () -> "building the peer program in " + language);
    }

    /** Runs a check and sees that nothing failed and something passed. */
    public void check(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        System.out.print(output);
        String lastLine = output.lines().reduce("", (before, line) -> line);
        var counts = COUNTS.matcher(lastLine);
        if (exit != 0 || !counts.matches()) fail(executable + " " + arguments[0] + ": " + lastLine);
        assertEquals("0", counts.group(2), "checks failed");
    }
}
