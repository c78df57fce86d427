package org.chengxin.consensus.cometbft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTest {

    private static final String BOOT = "00000000-0000-4000-8000-00000000b007";

    @TempDir
    private Path folder;

    @Test
    void a_process_that_runs_is_found_and_one_that_has_ended_is_not() throws IOException, InterruptedException {
        mark().write(ProcessHandle.current());
        assertEquals(Optional.of(ProcessHandle.current()), mark().find());
        Process process = new ProcessBuilder("sleep", "600").start();
        mark().write(process.toHandle());
        assertEquals(Optional.of(process.toHandle()), mark().find());
        process.destroyForcibly().waitFor();
        assertEquals(Optional.empty(), mark().find());
        mark().write(process.toHandle());
        assertFalse(Files.exists(mark().file()));
    }

    @Test
    void a_process_with_the_number_and_another_start_is_a_stranger() throws IOException {
        long ticks = start().count();
        write(start().boot(), ticks);
        assertEquals(Optional.of(ProcessHandle.current()), mark().find());
        write(start().boot(), ticks + 1);
        assertEquals(Optional.empty(), mark().find());
    }

    @Test
    void a_process_of_another_start_of_the_system_is_a_stranger() throws IOException {
        write(BOOT, start().count());
        assertEquals(Optional.empty(), mark().find());
    }

    @Test
    void a_time_of_the_clock_finds_nothing_where_the_system_counts_by_itself() throws IOException {
        long startedAt =
                ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
        long pid = ProcessHandle.current().pid();
        Files.writeString(mark().file(), "{\"pid\":" + pid + ",\"startedAt\":" + startedAt + "}");
        assertEquals(Optional.empty(), mark().find(), "as earlier programs wrote it");
        Files.writeString(mark().file(), "{\"pid\":" + pid + ",\"start\":" + startedAt + "}");
        assertEquals(Optional.empty(), mark().find());
    }

    @Test
    void the_start_is_read_after_a_name_that_looks_like_more_fields() throws IOException {
        String stat =
                "25689 (a) R 1 (b c) S 25682 25682 17071 0 -1 4194304 98 0 0 0 0 0 0 0 20 0 1 0 4064090 3133440 359\n";
        assertEquals(new ProcessStart(BOOT, 4_064_090), ProcessStart.read(BOOT + "\n", stat));
        assertThrows(IOException.class, () -> ProcessStart.read(BOOT, "25689 (cat) R 25682"));
    }

    /** Linux keeps 15 bytes of a name. */
    @Test
    void a_process_whose_name_is_cut_in_the_middle_of_a_character_is_found() throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("a" + "诚".repeat(5)), "#!/bin/sh\nread line\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Process process = new ProcessBuilder(program.toString()).start();
        mark().write(process.toHandle());
        assertEquals(Optional.of(process.toHandle()), mark().find());
        process.destroyForcibly().waitFor();
    }

    private static ProcessStart start() throws IOException {
        return ProcessStart.of(ProcessHandle.current());
    }

    private void write(String boot, long ticks) throws IOException {
        Files.writeString(
                mark().file(),
                "{\"boot\":\"" + boot + "\",\"pid\":" + ProcessHandle.current().pid() + ",\"start\":" + ticks + "}\n");
    }

    private ProcessMark mark() {
        return new ProcessMark(folder.resolve("process.json"));
    }
}
