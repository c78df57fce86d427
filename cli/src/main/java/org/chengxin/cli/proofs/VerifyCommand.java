package org.chengxin.cli.proofs;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.Fact;
import org.chengxin.merkle.ProofFile;
import org.chengxin.merkle.ProofReason;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.sdk.WholeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a proof file without any network. */
@Command(
        name = "verify",
        description = {
            "Checks a proof file offline, against a genesis document or a block that you trust, and nothing else.",
            "Says whether it is authentic (it follows from what you trust, however old), fresh (--max-age), and whether the"
                    + " records in it are displayed (--at).",
            "A record that was signed when its key was compromised is named as in doubt, as the file shows the key."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nEnds with:%n",
        exitCodeList = {
            "0:the file proves what is printed",
            "2:the arguments were not understood",
            "4:the file proves nothing, is too old, or a record in it is displayed no more",
            "6:a file cannot be read"
        })
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The proof file.")
    private Path file = Path.of("");

    @Option(names = "--genesis", paramLabel = "FILE", description = "The genesis document that you trust.")
    private @Nullable Path genesis;

    @Option(
            names = "--trusted",
            paramLabel = "HEIGHT:HASH",
            converter = TrustedBlocks.class,
            description = {
                "A block that you trust, as `chengxin checkpoint` prints it; instead of or beside the genesis.",
                "The file has it when it was fetched with `chengxin proof --trusted`."
            })
    private @Nullable TrustedBlock trusted;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            description = "How old the proof may be: 30m, 24h, 7d (default: any age).")
    private @Nullable String maxAge;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The moment asked about: 2026-11-24, 2026-11-24T12:00:00+08:00 (default: now).")
    private @Nullable String at;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        long moment = at == null ? System.currentTimeMillis() : Moments.millis("--at", at);
        Optional<Duration> age = Optional.ofNullable(maxAge).map(text -> Moments.duration("--max-age", text));
        byte[] bytes = read(file, ProofFile.MAX_BYTES);
        List<ProofVerdict> verdicts = verdicts(bytes);
        for (ProofVerdict verdict : verdicts)
            if (verdict instanceof ProofVerdict.Refused refused) return refuse(refused.reason(), Optional.empty());
        var good = (ProofVerdict.Verified) verdicts.getFirst();
        Optional<ProofReason> wrong =
                age.flatMap(allowed -> good.fresh(moment, allowed.toMillis())).or(() -> good.displayed(moment));
        if (wrong.isPresent()) return refuse(wrong.get(), Optional.of(good));
        if (json) out().println(text(members(Optional.of(good), Optional.empty())));
        else show(good, age.isPresent());
        return ExitCode.OK.number();
    }

    private List<ProofVerdict> verdicts(byte[] bytes) {
        List<ProofVerdict> verdicts = new ArrayList<>();
        if (genesis != null) verdicts.add(ProofVerifier.verify(bytes, document(genesis)));
        if (trusted != null) verdicts.add(ProofVerifier.verify(bytes, trusted));
        if (verdicts.isEmpty())
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "verify needs something to trust: --genesis FILE from a source other than the proof, or --trusted HEIGHT:HASH");
        return verdicts;
    }

    private int refuse(ProofReason reason, Optional<ProofVerdict.Verified> authentic) {
        if (json) out().println(text(members(authentic, Optional.of(reason))));
        else
            out().println((authentic.isPresent() ? "authentic, but: " : "refused: ")
                    + reason.code()
                    + ' '
                    + reason.sentence());
        return ExitCode.REFUSED.number();
    }

    private void show(ProofVerdict.Verified good, boolean fresh) {
        PrintWriter out = out();
        out.println("authentic" + (fresh ? " and fresh" : "") + ": follows from what you trust");
        out.println("chain   " + good.chain());
        out.println("state   after block " + good.height() + ", in the header of " + good.headerTime());
        out.println("header  " + new TrustedBlock(good.height() + 1, good.headerHash()));
        for (Fact fact : good.facts()) {
            out.println(fact.path());
            out.println("  "
                    + fact.value().map(value -> utf8(value.bytes().shared())).orElse("nothing is there"));
        }
        for (Doubt doubt : Doubt.in(good))
            out.println("in doubt: since " + Timestamp.ofMillis(doubt.compromisedSince())
                    + " somebody else may have used the key that signed " + doubt.path());
        for (String path : Doubt.unknownIn(good))
            out.println("not known, since the file does not show it: the key that signed " + path);
        good.opening().ifPresent(opening -> {
            out.println("content of the record");
            out.println("  " + utf8(opening.content().bytes().shared()));
        });
    }

    private static Map<String, Object> members(Optional<ProofVerdict.Verified> authentic, Optional<ProofReason> wrong) {
        Map<String, Object> members = new TreeMap<>();
        members.put("authentic", authentic.isPresent());
        members.put("verified", wrong.isEmpty());
        wrong.ifPresent(reason -> {
            members.put("code", reason.code());
            members.put("sentence", reason.sentence());
        });
        authentic.ifPresent(good -> {
            members.put("chain", good.chain());
            members.put("height", good.height());
            members.put("header", new TrustedBlock(good.height() + 1, good.headerHash()).toString());
            members.put("headerTime", good.headerTime().toString());
            members.put(
                    "facts", good.facts().stream().map(VerifyCommand::members).toList());
            List<Doubt> doubts = Doubt.in(good);
            if (!doubts.isEmpty())
                members.put("doubts", doubts.stream().map(Doubt::members).toList());
            good.opening()
                    .ifPresent(opening -> members.put(
                            "content", Json.read(opening.content().bytes().shared())));
        });
        return members;
    }

    private static Map<String, Object> members(Fact fact) {
        Map<String, Object> members = new TreeMap<>();
        members.put("path", fact.path());
        fact.value()
                .ifPresent(value -> members.put("value", Json.read(value.bytes().shared())));
        return members;
    }

    private static GenesisDocument document(Path path) {
        try {
            return GenesisDocument.read(read(path, WholeFile.MOST_BYTES));
        } catch (MalformedException malformed) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE, path + " is not a genesis document (" + malformed.getMessage() + ")", malformed);
        }
    }

    private static byte[] read(Path path, int most) {
        try {
            return WholeFile.read(path, most);
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.BAD_FILE, "cannot read " + path + "; check the path", unreadable);
        }
    }

    private static String text(Map<String, Object> members) {
        return utf8(Json.write(members));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
