package org.chengxin.consensus.cometbft.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * When a process started, so that no later one with its number is taken for it. Linux counts that from the start of the
 * system, which no change of the clock moves.
 *
 * @param boot  id of the start of the system
 * @param count clock ticks since then ({@code starttime} in proc_pid_stat(5))
 */
record ProcessStart(String boot, long count) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Fields after the name, which is in brackets and may hold anything: the 3rd is the first of them. */
    private static final int START = 22 - 3;

    /**
     * When a process started.
     *
     * @throws IOException when the system does not tell, as of one that has ended
     */
    static ProcessStart of(ProcessHandle process) throws IOException {
        // The name may be cut in the middle of a character.
        String stat = Files.readString(Path.of("/proc", process.pid() + "", "stat"), ISO_8859_1);
        return read(Files.readString(BOOT, UTF_8), stat);
    }

    /** From what Linux says: {@code /proc/sys/kernel/random/boot_id} and {@code /proc/PID/stat}. */
    static ProcessStart read(String boot, String stat) throws IOException {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        try {
            return new ProcessStart(boot.strip(), Long.parseLong(fields[START]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
            throw new IOException("a process has an unknown kind of status", strange);
        }
    }
}
