package org.chengxin.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.chengxin.app.network.Assembly;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.signatures.jca.JcaSignatureVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The second step: one of the organisations, or anyone, puts the statements together. It takes no key. */
@Command(
        name = "collect",
        description = {
            "Checks statements and assembles the genesis that follows from them. Needs no key; anyone may do it, and"
                    + " whoever has the same statements and names the same gets the same fingerprint.",
            "The network file then goes to every member, who checks it again and seals it."
        },
        mixinStandardHelpOptions = true)
final class NetworkCollect implements Callable<Integer> {

    private static final long HOUR_MILLIS = 60L * 60 * 1000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "STATEMENT", arity = "1..*", description = "The statements.")
    private List<Path> files = List.of();

    @Option(
            names = "--expect",
            paramLabel = "USCC",
            required = true,
            description = "An organisation that has to be among them; once for each, and no other may be.")
    private Set<String> expected = Set.of();

    @Option(names = "--chain", paramLabel = "ID", required = true, description = "Id of the chain: a-z, 0-9 and -.")
    private String chain = "";

    @Option(names = "--city-zh", paramLabel = "NAME", required = true, description = "Name of the city in Chinese.")
    private String cityZh = "";

    @Option(names = "--city-en", paramLabel = "NAME", required = true, description = "Name of the city in English.")
    private String cityEn = "";

    @Option(
            names = "--key-delay-hours",
            paramLabel = "HOURS",
            description = "How long a key that a registrar vouches for waits before it works (default: 72).")
    private long keyDelayHours = 72;

    @Option(
            names = "--genesis-time",
            paramLabel = "TIME",
            description =
                    "When the chain begins, such as 2026-12-01T00:00:00Z (default: when the last of the statements was"
                            + " made).")
    private @Nullable String genesisTime;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the network file is written.")
    private Path target = Path.of("");

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<SignedStatement> statements = new ArrayList<>();
            for (Path file : files) statements.add(SignedStatement.read(file.toString(), NetworkCommand.read(file)));
            NetworkFile network = NetworkFile.collect(
                    settings(), time(statements), organisations(), statements, JcaSignatureVerifier.fastest()::verify);
            write(network.write());
            new NetworkSummary(network, System.currentTimeMillis()).print(out);
            out.println("Written to " + target + ". Each member compares the fingerprints and seals it:");
            out.println("  ./chengxin network seal " + target + " --data DIR --fingerprint " + network.fingerprint());
            out.flush();
            return ExitCode.OK.number();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        } catch (IOException unwritable) {
            throw new CommandFailure(ExitCode.BAD_FILE, "cannot write " + target, unwritable);
        }
    }

    private long time(List<SignedStatement> statements) {
        if (genesisTime == null)
            return NetworkFile.newest(statements)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE, "a statement does not say when it was made; name a --genesis-time"));
        try {
            long time = Instant.parse(genesisTime).toEpochMilli();
            Limits.within("time", time, 0, Genesis.TIME_MAX);
            return time;
        } catch (DateTimeParseException | ArithmeticException | IllegalArgumentException unfit) {
            throw new CommandFailure(ExitCode.USAGE, "--genesis-time takes a time such as 2026-12-01T00:00:00Z", unfit);
        }
    }

    /** Seals may be in a file that is there. */
    private void write(byte[] network) throws IOException {
        if (!Files.exists(target)) PrivateFiles.write(target, network);
        else if (!Arrays.equals(NetworkCommand.read(target), network))
            throw new NetworkException(NetworkReason.FILE_MUST_BE_NEW, target.toString());
    }

    private ChainState settings() {
        try {
            return new ChainState(
                    chain,
                    cityZh,
                    cityEn,
                    false,
                    Math.multiplyExact(keyDelayHours, HOUR_MILLIS),
                    Assembly.RULES,
                    Assembly.BLOCK_TRANSACTIONS);
        } catch (IllegalArgumentException | ArithmeticException unfit) {
            throw new CommandFailure(ExitCode.USAGE, "no chain begins so: " + unfit.getMessage(), unfit);
        }
    }

    private Set<Uscc> organisations() {
        Set<Uscc> all = new TreeSet<>();
        for (String text : expected) {
            try {
                all.add(new Uscc(text));
            } catch (IllegalArgumentException unfit) {
                throw new CommandFailure(ExitCode.USAGE, "--expect takes unified social credit codes", unfit);
            }
        }
        return all;
    }
}
