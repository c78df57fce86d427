package org.chengxin.cli.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.Contradictions;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.NamedAuthority;
import org.chengxin.cli.Terminal;
import org.chengxin.cli.TrustedGenesis;
import org.chengxin.encoding.Beijing;
import org.chengxin.intake.FileKind;
import org.chengxin.intake.ImportRules;
import org.chengxin.intake.Intake;
import org.chengxin.intake.IntakeFile;
import org.chengxin.intake.Opening;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.Keyring;
import org.chengxin.sdk.SafeSubmitter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a file into a city, row by row. */
@Command(
        name = "import",
        description = {
            "Sends registrations, permits or penalties from a CSV file (UTF-8 or GB18030), each row signed here with the"
                    + " authority's key.",
            "Good rows are committed, the others reported with line, column, reason and remedy. The same file again changes"
                    + " nothing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nEnds with:%n",
        exitCodeList = {
            "0:every row is committed, held or there already",
            "2:the arguments were not understood",
            "3:some rows are committed and others refused",
            "4:no row could be committed",
            "5:the city did not answer in time, or takes nothing; the same command again is safe",
            "6:the file cannot be read as a whole",
            "7:a key is missing or does not fit",
            "8:the data directory does not fit",
            "9:nodes contradict each other: what is reported is true in one of two histories that validators signed"
        })
public final class ImportCommand implements Callable<Integer> {

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            converter = KindName.class,
            description = "One of: registrations, permits, penalties.")
    private FileKind kind = FileKind.REGISTRATIONS;

    @Parameters(index = "1", paramLabel = "FILE", description = "The CSV file, with a header line.")
    private Path file = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "USCC",
            description = "The authority that signs (default: for each row the one that decided, if its key is here).")
    private @Nullable String as;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = {
                "How long to go on trying, once the city has answered, while it does not say what became of rows"
                        + " (default: ${DEFAULT-VALUE}).",
                "A city that cannot be reached at the start, or that takes nothing then, is told at once."
            })
    private int patienceSeconds;

    @Mixin
    private TrustedGenesis genesis = new TrustedGenesis();

    @Override
    public Integer call() throws InterruptedException {
        long start = System.nanoTime();
        requireReadable();
        Report report = new Report(kind);
        try (CityNodes nodes = options.nodes()) {
            CityRules city = nodes.ask(CityRules::fetch);
            Keyring keyring = options.keyring();
            List<Lane> lanes = new Lanes(
                            nodes, city, keyring, line -> options.err().println("chengxin: " + line))
                    .open(kind, authority());
            IntakeFile rows =
                    switch (open(rules(city, lanes))) {
                        case Opening.Opened opened -> opened.file();
                        case Opening.Refused refused -> throw refusedWhole(RowNote.of(refused.complaint()));
                    };
            var submitter =
                    new SafeSubmitter(nodes, Duration.ofSeconds(patienceSeconds), genesis.of(city.chain(), options));
            var drafting = new Drafting(lanes, keyring.importSecrets());
            try (var lastWord = new LastWord(options.err(), report);
                    var pipeline = new Pipeline(nodes, submitter, new HeldFiles(options.data), report);
                    var progress =
                            new Progress(options.err(), !options.json && Terminal.isWatched(), report, rows.rows())) {
                lastWord.isDue();
                new RowReader(drafting, pipeline, report, progress).read(rows);
            }
            long millis = (System.nanoTime() - start) / 1_000_000;
            ExitCode end = new ReportPrinter(nodes, lanes.getFirst(), options)
                    .print(report, file, rows.encoding().name(), millis);
            boolean contradicted = Contradictions.tell(submitter.contradictions(), options.err());
            return (contradicted ? ExitCode.CONTRADICTED : end).number();
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE,
                    "cannot read " + file + " to its end; nothing after row " + report.rows(),
                    unreadable);
        }
    }

    private void requireReadable() {
        if (!Files.exists(file))
            throw new CommandFailure(ExitCode.BAD_FILE, "there is no file " + file + "; check the path");
        if (!Files.isRegularFile(file) || !Files.isReadable(file))
            throw new CommandFailure(ExitCode.BAD_FILE, file + " is not a file that can be read; check the path");
    }

    private Optional<Uscc> authority() {
        return Optional.ofNullable(as).map(NamedAuthority::of);
    }

    private ImportRules rules(CityRules city, List<Lane> lanes) {
        var today = Beijing.dateAt(System.currentTimeMillis());
        return kind == FileKind.REGISTRATIONS
                ? ImportRules.forRegistrations(today)
                : new ImportRules(today, city.editions(), decidedBy -> Lane.thatSignsFor(decidedBy, lanes)
                        .map(lane -> lane.items(decidedBy))
                        .orElse(List.of()));
    }

    private Opening open(ImportRules rules) throws IOException {
        return Intake.open(kind, () -> Files.newInputStream(file), rules);
    }

    private CommandFailure refusedWhole(RowNote note) {
        if (options.json) options.printJson(note.members());
        return new CommandFailure(
                ExitCode.BAD_FILE, file + (note.line() == 0 ? ": " : ", ") + note.sentence(Terminal.readsChinese()));
    }
}
