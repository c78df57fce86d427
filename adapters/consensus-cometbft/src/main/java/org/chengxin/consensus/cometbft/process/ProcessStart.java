package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * When a process started, so that no later one with its number is taken for it. On Linux that is counted from the start of
 * the system, which no change of the clock moves; elsewhere it is a time of the clock.
 *
 * @param boot  id of the start of the system; absent where that cannot be told
 * @param count clock ticks since then ({@code starttime} in proc_pid_stat(5)), or milliseconds since 1970-01-01T00:00Z
 */
record ProcessStart(Optional<String> boot, long count) {

    /** Where there is only the clock, the system tells a start to about a hundredth of a second, and it may be set since. */
    static final long SAME_MILLIS = 2_000;

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Fields after the name, which is in brackets and may hold anything: the 3rd is the first of them. */
    private static final int START = 22 - 3;

    /**
     * When a process started.
     *
     * @throws IOException when the system does not tell, as of one that has ended
     */
    static ProcessStart of(ProcessHandle process) throws IOException {
        if (Files.isReadable(BOOT))
            return read(Files.readString(BOOT, UTF_8), Files.readString(Path.of("/proc", process.pid() + "", "stat")));
        Instant start = process.info()
                .startInstant()
                .orElseThrow(() -> new IOException("nobody says when process " + process.pid() + " started"));
        return new ProcessStart(Optional.empty(), start.toEpochMilli());
    }

    /** From what Linux says: {@code /proc/sys/kernel/random/boot_id} and {@code /proc/PID/stat}. */
    static ProcessStart read(String boot, String stat) throws IOException {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        try {
            return new ProcessStart(Optional.of(boot.strip()), Long.parseLong(fields[START]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
            throw new IOException("a process has an unknown kind of status", strange);
        }
    }

    /** Whether both are of one process, given that they have one number. */
    boolean isSame(ProcessStart other) {
        if (boot.isPresent() || other.boot.isPresent()) return equals(other);
        return Math.abs(Math.subtractExact(count, other.count)) <= SAME_MILLIS;
    }
}
