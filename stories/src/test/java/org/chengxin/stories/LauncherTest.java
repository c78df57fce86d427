package org.chengxin.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher builds once at a time, and what was killed while it built keeps nobody from building. */
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("..", "chengxin").toAbsolutePath().normalize();

    /** More than the largest process number on Linux. */
    private static final long NOBODY = 5_000_000;

    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void a_house_whose_maven_only_writes_the_package() throws IOException {
        Files.copy(LAUNCHER, root.resolve("chengxin"), StandardCopyOption.COPY_ATTRIBUTES);
        Path maven = Files.writeString(
                root.resolve("mvnw"),
                "#!/bin/sh\nmkdir -p app/target/package\necho jar >app/target/package/chengxin.jar\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(root.resolve("pom.xml"));
        Files.createDirectories(lock().getParent());
    }

    @Test
    void the_lock_of_a_build_that_was_killed_is_taken_away() throws IOException, InterruptedException {
        Files.createSymbolicLink(lock(), Path.of(NOBODY + "-1"));
        assertBuilds();
    }

    @Test
    void the_lock_of_a_process_whose_number_was_used_again_is_taken_away() throws IOException, InterruptedException {
        Files.createSymbolicLink(lock(), Path.of(ProcessHandle.current().pid() + "-1"));
        assertBuilds();
    }

    @Test
    void a_build_killed_right_after_it_took_the_lock_keeps_nobody_from_building()
            throws IOException, InterruptedException {
        Path maven = root.resolve("mvnw");
        String builds = Files.readString(maven);
        Files.writeString(maven, "#!/bin/sh\nkill -9 $(readlink app/target/lock | cut -d- -f1)\n");
        assertTrue(build() != 0);
        assertTrue(Files.exists(lock(), LinkOption.NOFOLLOW_LINKS), "it was killed with the lock in its hand");
        Files.writeString(maven, builds);
        assertBuilds();
    }

    private Path lock() {
        return root.resolve("app/target/lock");
    }

    private void assertBuilds() throws IOException, InterruptedException {
        assertEquals(0, build(), () -> "see " + root);
        assertTrue(Files.exists(root.resolve("app/target/dist/chengxin.jar")));
        assertTrue(Files.notExists(lock(), LinkOption.NOFOLLOW_LINKS), "the lock is given back");
    }

    private int build() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("chengxin").toString(), "build")
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        builder.environment().put("CHENGXIN_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CHENGXIN_NO_AOT", "1");
        Process process = builder.start();
        if (process.waitFor(30, TimeUnit.SECONDS)) return process.exitValue();
        process.destroyForcibly().waitFor();
        throw new AssertionError("the launcher waits for ever: " + Files.readString(root.resolve("output")));
    }
}
