package org.chengxin.stories.chaos;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;

/** What the faults need of this machine. */
final class Tools {

    private static final List<String> PROGRAMS = List.of("bash", "go", "ip", "kill", "mount", "unshare");

    private Tools() {}

    /** What is missing here; nothing when all is there. */
    static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!System.getProperty("os.name").equals("Linux")) missing.add("Linux");
        if (!"root".equals(System.getProperty("user.name"))) missing.add("root");
        for (String program : PROGRAMS) if (!isOnPath(program)) missing.add(program);
        return missing;
    }

    /** @throws CommandFailure with the names of what is missing */
    static void require() {
        List<String> missing = missing();
        if (!missing.isEmpty())
            throw new CommandFailure(ExitCode.USAGE, "chaos needs what is not here: " + String.join(", ", missing));
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
