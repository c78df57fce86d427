package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.chengxin.consensus.cometbft.process.ProcessReason.BUILD_MUST_SUCCEED;
import static org.chengxin.consensus.cometbft.process.ProcessReason.GO_MUST_BE_THERE;
import static org.chengxin.consensus.cometbft.process.ProcessReason.HOME_MUST_BE_WRITABLE;
import static org.chengxin.consensus.cometbft.process.ProcessReason.PROGRAM_MUST_BE_THE_PINNED_ONE;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An executable of CometBFT at the one release that this program was tested with. What release it is says the build
 * information that Go puts into every executable, with the hash of the sources: {@code cometbft version} prints another
 * number in some releases.
 *
 * @param executable the file
 */
public record CometBftProgram(Path executable) {

    /** The release. */
    public static final String VERSION = "v0.38.21";

    private static final String MODULE = "github.com/cometbft/cometbft";

    /** Hash of the release's sources, as Go's checksum database has it. */
    private static final String SOURCES = "h1:qcIJSH9LiwU5s6ZgKR5eRbsLNucbubfraDs5bzgjtOI=";

    private static final String NAME = "cometbft";
    private static final int PIECE_BYTES = 1 << 16;

    /**
     * The executable that somebody built.
     *
     * @throws ProcessException {@link ProcessReason#PROGRAM_MUST_BE_THE_PINNED_ONE} when it is missing or another release
     */
    public static CometBftProgram at(Path executable) {
        if (isPinned(executable)) return new CometBftProgram(executable);
        throw new ProcessException(
                PROGRAM_MUST_BE_THE_PINNED_ONE, executable + " is not " + MODULE + " " + VERSION + ", or not there");
    }

    /**
     * The executable in a folder that is kept between runs; where there is none, Go builds it, which takes a minute or
     * two. Several processes may ask at once: one builds, the others wait.
     *
     * @param cache       the folder, made where it is missing
     * @param environment variables of this process, of which {@code PATH} says where Go is
     * @param say         told when a build begins
     * @throws ProcessException when Go is missing or cannot build it
     */
    public static CometBftProgram installed(Path cache, Map<String, String> environment, Consumer<String> say) {
        Path executable = cache.resolve(VERSION).resolve(NAME);
        if (isPinned(executable)) return new CometBftProgram(executable);
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isPinned(executable)) build(cache, environment, say);
            }
        } catch (IOException unwritable) {
            throw new ProcessException(HOME_MUST_BE_WRITABLE, cache + " cannot be written", unwritable);
        }
        return at(executable);
    }

    private static void build(Path cache, Map<String, String> environment, Consumer<String> say) throws IOException {
        Path go = find("go", environment)
                .orElseThrow(() -> new ProcessException(
                        GO_MUST_BE_THERE, "CometBFT " + VERSION + " is not installed, and go is not on the PATH"));
        say.accept("building CometBFT " + VERSION + " with " + go + ", once; this takes a minute or two ...");
        Path folder = Files.createTempDirectory(cache, "building-");
        try {
            run(go, folder);
            Path release = Files.createDirectories(cache.resolve(VERSION));
            Files.move(
                    folder.resolve(NAME),
                    release.resolve(NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            HomeFiles.delete(folder);
        }
    }

    private static void run(Path go, Path folder) throws IOException {
        Path output = folder.resolve("go.out");
        ProcessBuilder builder = new ProcessBuilder(go.toString(), "install", MODULE + "/cmd/" + NAME + "@" + VERSION)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CHENGXIN"));
        builder.environment().put("GOBIN", folder.toString());
        Process process = builder.start();
        try {
            int exit = process.waitFor();
            if (exit == 0) return;
            String said = Files.readString(output, ISO_8859_1).strip();
            throw new ProcessException(
                    BUILD_MUST_SUCCEED, "go install ended with " + exit + ": " + said.replaceAll("\\s*\\R\\s*", "; "));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProcessException(BUILD_MUST_SUCCEED, "the build was interrupted", interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Optional<Path> find(String tool, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Looks for Go's line about the module, which stands in the file as text. */
    private static boolean isPinned(Path executable) {
        if (!Files.isExecutable(executable)) return false;
        byte[] wanted = (MODULE + '\t' + VERSION + '\t' + SOURCES).getBytes(ISO_8859_1);
        byte[] window = new byte[PIECE_BYTES + wanted.length];
        try (InputStream in = Files.newInputStream(executable)) {
            int kept = 0;
            for (int read = in.read(window, kept, PIECE_BYTES); read > 0; read = in.read(window, kept, PIECE_BYTES)) {
                int filled = kept + read;
                if (contains(window, filled, wanted)) return true;
                kept = Math.min(filled, wanted.length - 1);
                System.arraycopy(window, filled - kept, window, 0, kept);
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean contains(byte[] window, int filled, byte[] wanted) {
        for (int start = 0; start + wanted.length <= filled; start++)
            if (window[start] == wanted[0]
                    && Arrays.equals(window, start, start + wanted.length, wanted, 0, wanted.length)) return true;
        return false;
    }
}
