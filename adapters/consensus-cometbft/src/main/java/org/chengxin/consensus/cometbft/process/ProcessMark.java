package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;

/**
 * A file that says which process works somewhere, so that another one can find exactly that and never a stranger that got
 * the same number later. A file of another form, such as earlier programs wrote, says nothing.
 *
 * @param file where it is written
 */
public record ProcessMark(Path file) {

    private static final Codec<Marked> CODEC = Codec.of(Marked.class);

    /** What stands in the file: see {@link ProcessStart}. */
    record Marked(String boot, long pid, long start) {

        ProcessStart started() {
            return new ProcessStart(boot, start);
        }
    }

    /**
     * Writes down a process; one that has ended already is forgotten.
     *
     * @throws IOException when the file cannot be written
     */
    public void write(ProcessHandle process) throws IOException {
        ProcessStart start;
        try {
            start = ProcessStart.of(process);
        } catch (IOException unknown) {
            if (process.isAlive()) throw unknown;
            clear();
            return;
        }
        HomeFiles.write(file, CODEC.encode(new Marked(start.boot(), process.pid(), start.count())));
    }

    /** The process that was written down, if it runs still. */
    public Optional<ProcessHandle> find() {
        try {
            Marked marked = CODEC.decode(Files.readString(file, UTF_8).strip().getBytes(UTF_8));
            Optional<ProcessHandle> found = ProcessHandle.of(marked.pid()).filter(ProcessHandle::isAlive);
            if (found.isEmpty() || !ProcessStart.of(found.get()).equals(marked.started())) return Optional.empty();
            return found;
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
}
