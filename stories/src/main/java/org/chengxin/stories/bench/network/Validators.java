package org.chengxin.stories.bench.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;

/** A network of validators on this machine, whatever their application is. Nodes are counted from 0. */
interface Validators extends AutoCloseable {

    /** What its figures are printed under. */
    String name();

    /** Where CometBFT answers, of each node. */
    List<URI> rpcs();

    /** All processes of a node that run now. */
    List<ProcessHandle> processes(int node);

    /** What a node keeps. */
    Path folder(int node);

    /** Ends a node at once, as when its machine dies. */
    void kill(int node) throws InterruptedException;

    /** Starts a node that was killed, and returns before it is ready. */
    void start(int node) throws InterruptedException;

    /** Takes from a node that was killed all but its keys and what it signed last, as when its disk is new. */
    void forget(int node) throws IOException;

    /** How many transactions had their effect, on a node. */
    long effects(int node) throws InterruptedException;

    @Override
    void close();

    /** How many nodes it has. */
    default int size() {
        return rpcs().size();
    }

    /** Processor time of all processes since they started. */
    default Duration cpu() {
        Duration total = Duration.ZERO;
        for (int node = 0; node < size(); node++)
            for (ProcessHandle process : processes(node))
                total = total.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
        return total;
    }

    /** Bytes in the files of all nodes. */
    default long diskBytes() {
        long total = 0;
        for (int node = 0; node < size(); node++) total += diskBytes(folder(node));
        return total;
    }

    /** Files come and go while a node runs. */
    private static long diskBytes(Path folder) {
        var total = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    total.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return total.get();
    }

    /** Deletes all files below a folder but those with one name. */
    static void delete(Path folder, String but) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) if (!file.endsWith(but)) Files.delete(file);
        }
    }

    /** The exception for what did not go as it has to. */
    static CommandFailure failed(String what) {
        return new CommandFailure(ExitCode.DEFECT, what);
    }
}
