package org.chengxin.cli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Json;
import org.chengxin.intake.demo.DemoFiles;
import org.chengxin.sdk.ExampleCity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private static final List<DemoFiles.Authority> AUTHORITIES = Stream.of(
                    ExampleCity.MARKET_REGULATOR, ExampleCity.APPROVALS, ExampleCity.EMERGENCY, ExampleCity.ENVIRONMENT)
            .map(authority -> new DemoFiles.Authority(authority.uscc(), authority.name()))
            .toList();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "Where to write them; made if missing.")
    private Path folder = Path.of("");

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "500",
            description = "Good rows in each file; the dirty ones come on top (default: ${DEFAULT-VALUE}).")
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

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Override
    public Integer call() {
        if (rows < 1 || rows > MAX_ROWS)
            throw new CommandFailure(ExitCode.USAGE, "--rows takes a number from 1 to " + MAX_ROWS);
        LocalDate date = today == null ? Beijing.dateAt(System.currentTimeMillis()) : today;
        try {
            Files.createDirectories(folder);
            DemoFiles files = new DemoFiles(AUTHORITIES, date, seed);
            Map<String, Object> written = new TreeMap<>();
            written.put("registrations.csv", write("registrations.csv", files::registrations));
            written.put("permits.csv", write("permits.csv", files::permits));
            written.put("penalties.csv", write("penalties.csv", files::penalties));
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            if (options.json) out.println(new String(Json.write(written), StandardCharsets.UTF_8));
            else written.values().forEach(out::println);
            return ExitCode.OK.number();
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE, "cannot write into " + folder + "; choose a folder that can be", unwritable);
        }
    }

    /** Writes one kind of file. */
    private interface Writing {
        void to(OutputStream out, int goodRows, boolean withDirt) throws IOException;
    }

    private String write(String name, Writing writing) throws IOException {
        Path path = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(path)) {
            writing.to(out, rows, !clean);
        }
        return path.toString();
    }
}
