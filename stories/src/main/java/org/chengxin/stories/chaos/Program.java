package org.chengxin.stories.chaos;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.stories.process.CityProcess;

/** This program, as its nodes are started. */
final class Program {

    private static final String BUILT = "app/target/dist/";
    private static final Optional<Path> LAUNCHER =
            Optional.ofNullable(System.getProperty("chengxin.launcher")).map(Path::of);
    private static final List<String> SMALL = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

    private Program() {}

    /** The folder of the project: where the launcher is, or what a test names. */
    static Path project() {
        return LAUNCHER.map(launcher -> launcher.toAbsolutePath().resolveSibling("."))
                .orElseGet(() -> Path.of(System.getProperty("chengxin.project", ".")))
                .toAbsolutePath()
                .normalize();
    }

    /**
     * The command line of a command. The launcher has built what it starts, and each start of that costs a third of one from a
     * class path; a test has its class path only.
     */
    static List<String> command(String... arguments) {
        return LAUNCHER.isPresent() ? built(arguments) : CityProcess.command(SMALL, arguments);
    }

    /** With the options that the launcher gave this process. */
    private static List<String> built(String... arguments) {
        Path built = project().resolve(BUILT);
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments())
            if (!option.startsWith("-Dchengxin.")) line.add(option);
        line.addAll(SMALL);
        Path cache = built.resolve("chengxin.aot");
        if (Files.isReadable(cache)) line.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        line.addAll(List.of("-jar", built.resolve("chengxin.jar").toString()));
        line.addAll(List.of(arguments));
        return line;
    }
}
