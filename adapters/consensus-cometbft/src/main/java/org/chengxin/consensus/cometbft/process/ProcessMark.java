package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;

/**
 * A file that says which process works somewhere, so that another one can find exactly that and never a stranger that got
 * the same number later.
 *
 * @param file where it is written
 */
public record ProcessMark(Path file) {

    /** The system tells the start of a process to about a hundredth of a second, and the clock may be set in between. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private static final Codec<Marked> CODEC = Codec.of(Marked.class);

    /** What stands in the file. */
    record Marked(long pid, long startedAt) {}

    /**
     * Writes down a process.
     *
     * @throws IOException when the file cannot be written
     */
    public void write(ProcessHandle process) throws IOException {
        HomeFiles.write(
                file, CODEC.encode(new Marked(process.pid(), start(process).toEpochMilli())));
    }

    /** The process that was written down, if it runs still. */
    public Optional<ProcessHandle> find() {
        try {
            Marked marked = CODEC.decode(Files.readString(file, UTF_8).strip().getBytes(UTF_8));
            Instant started = Instant.ofEpochMilli(marked.startedAt());
            return ProcessHandle.of(marked.pid())
                    .filter(ProcessHandle::isAlive)
                    .filter(found ->
                            Duration.between(started, start(found)).abs().compareTo(SAME_START) <= 0);
        } catch (IOException | MalformedException nothingWritten) {
            return Optional.empty();
        }
    }

    /** Forgets the process. */
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException staysBehind) {
            // A mark of a process that has ended finds nothing.
        }
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
