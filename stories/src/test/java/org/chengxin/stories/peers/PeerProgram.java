package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * --locked -- roots FILE}, {@code cd stories/peers/node && npm ci && node check.mjs FILE}, with files that a run of the peer tests leaves in {@code stories/target/peers}.
 */
public final class PeerProgram {

    private static final Pattern COUNTS = Pattern.compile("([0-9]+) passed, ([0-9]+) failed");
    private static final int LINES_TOLD = 20;
    private static final Path STORIES = Path.of(System.getProperty("user.dir"));

    private final List<String> program;

    private PeerProgram(String... program) {
        this.program = List.of(program);
    }

    /** Where peer tests write their files. */
    public static Path directory() throws IOException {
        return Files.createDirectories(STORIES.resolve("target/peers"));
    }

    /** The program in Go: CometBFT and ics23. */
    public static PeerProgram inGo() throws IOException, InterruptedException {
        requireTool("go");
        Path executable = directory().resolve("go-peers");
        build(sources("go"), List.of("go", "build", "-mod=readonly", "-o", executable.toString(), "."));
        return new PeerProgram(executable.toString());
    }

    /** The program in Rust: jmt and ics23. */
    public static PeerProgram inRust() throws IOException, InterruptedException {
        return rust("rust", "peers");
    }

    /** The light client in Rust: tendermint-light-client. */
    public static PeerProgram lightInRust() throws IOException, InterruptedException {
        return rust("light-rust", "light-peers");
    }

    private static PeerProgram rust(String folder, String name) throws IOException, InterruptedException {
        requireTool("cargo");
        Path target = directory().resolve(folder);
        build(sources(folder), List.of("cargo", "build", "--release", "--locked", "--target-dir", target.toString()));
        return new PeerProgram(target.resolve("release").resolve(name).toString());
    }

    /** The program for Node.js: jose and canonicalize. */
    public static PeerProgram inNode() throws IOException, InterruptedException {
        return node("node");
    }

    /** The program for Node.js that judges the API's description and its answers: openapi-schema-validator and ajv. */
    public static PeerProgram ofOpenApi() throws IOException, InterruptedException {
        return node("openapi");
    }

    /** The program for Node.js that looks at pages in Chromium: axe-core. */
    public static PeerProgram ofPages() throws IOException, InterruptedException {
        return node("pages");
    }

    private static PeerProgram node(String folder) throws IOException, InterruptedException {
        requireTool("node");
        requireTool("npm");
        Path target = Files.createDirectories(directory().resolve(folder));
        for (String name : List.of("package.json", "package-lock.json", ".npmrc", "check.mjs"))
            Files.copy(sources(folder).resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        build(target, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
        return new PeerProgram("node", target.resolve("check.mjs").toString());
    }

    /** A tool that is not there is named and its checks skipped; when {@code CI} is set that is a failure. */
    public static void requireTool(String tool) {
        boolean found = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        if (found) return;
        String message = tool + " is not on the PATH: the checks of its programs are skipped";
        System.out.println(message);
        if (System.getenv("CI") != null) fail(message);
        abort(message);
    }

    static Path sources(String language) {
        return STORIES.resolve("peers").resolve(language);
    }

    static void build(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                // Not our standard input: it is the test runner's channel, and some programs change how it is read.
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, process.waitFor(), () -> "building the peer program in " + folder);
    }

    /** Runs a check and sees that nothing failed and something passed. */
    public void check(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        System.out.print(output);
        var counts = COUNTS.matcher(output.lines().reduce("", (before, line) -> line));
        if (exit != 0 || !counts.matches())
            fail(program + " " + arguments[0] + " ended with " + exit + ": " + end(output));
        assertEquals("0", counts.group(2), "checks failed");
    }

    private static String end(String output) {
        List<String> lines = output.lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
    }
}
