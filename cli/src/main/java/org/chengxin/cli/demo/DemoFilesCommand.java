package org.chengxin.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes registrations, permits and penalties of invented companies of the example city. */
@Command(
        name = "files",
        description = {
            "Writes registrations.csv (UTF-8), permits.csv (UTF-8 with BOM) and penalties.csv (GB18030) of invented companies,"
                    + " in the national template and with the dirt that real files have.",
            "The same seed, number of rows and date give the same bytes."
        },
        mixinStandardHelpOptions = true)
public final class DemoFilesCommand implements Callable<Integer> {

    private static final int MAX_ROWS = 10_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Where to write them; made if missing.")
    private Path folder = Path.of("");

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "500",
            description = "Rows in each file (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Chooses another set of rows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--today",
            paramLabel = "YYYY-MM-DD",
            description = "The date before which everything was decided (default: today in Beijing).")
    private @Nullable LocalDate today;

    @Option(names = "--clean", description = "Leave the dirt out: every row can be committed.")
    private boolean clean;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (rows < 1 || rows > MAX_ROWS)
            throw new CommandFailure(ExitCode.USAGE, "--rows takes a number from 1 to " + MAX_ROWS);
        LocalDate date = today == null ? Beijing.dateAt(System.currentTimeMillis()) : today;
        try {
            Files.createDirectories(folder);
            Map<String, Object> written = new TreeMap<>();
            for (DemoFile file : files(date)) {
                Path path = folder.resolve(file.name());
                file.write(path, rows);
                written.put(file.name(), path.toString());
            }
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (json) out.println(new String(Json.write(written), StandardCharsets.UTF_8));
            else written.values().forEach(out::println);
            return ExitCode.OK.number();
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE, "cannot write into " + folder + "; choose a folder that can be", unwritable);
        }
    }

    private List<DemoFile> files(LocalDate date) {
        Charset gb18030 = Charset.forName("GB18030");
        return List.of(
                new DemoFile("registrations.csv", StandardCharsets.UTF_8, false, new DemoRegistrations(seed, clean)),
                new DemoFile("permits.csv", StandardCharsets.UTF_8, true, new DemoPermits(seed, clean, date)),
                new DemoFile("penalties.csv", gb18030, false, new DemoPenalties(seed, clean, date)));
    }
}
