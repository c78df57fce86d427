package org.chengxin.cli.records;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.Contradictions;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.KeyOnChain;
import org.chengxin.cli.NamedAuthority;
import org.chengxin.cli.TrustedGenesis;
import org.chengxin.cli.imports.HeldFiles;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.Submission;
import org.chengxin.sdk.TransactionSigner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a record back. */
@Command(
        name = "withdraw",
        description = {
            "Takes back a record that an authority published or holds, signed here with that authority's key. Nothing shows it"
                    + " any more, and its text is destroyed, with the copy in the data directory of a record that was held.",
            "There is no way back: the same decision cannot be published again."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nEnds with:%n",
        exitCodeList = {
            "0:the record is withdrawn",
            "2:the arguments were not understood",
            "4:the city refuses: it has no such record of this authority, or the record has ended",
            "5:the city did not answer in time; the same command again is safe",
            "6:the genesis document does not fit",
            "7:the authority's key is missing or does not fit",
            "8:the record is withdrawn, and the copy in the data directory is still there; the same command again with --as"
                    + " destroys it",
            "9:nodes contradict each other: it is not certain what became of the withdrawal, and nothing is destroyed here"
        })
public final class WithdrawCommand implements Callable<Integer> {

    private static final long EXPIRES_AFTER_MILLIS = 60L * 60 * 1000;

    /** How often another program may take the sequence before us. */
    private static final int MAX_ATTEMPTS = 8;

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Mixin
    private TrustedGenesis genesis = new TrustedGenesis();

    @Parameters(
            index = "0",
            paramLabel = "RECORD",
            description = "The record's id: 43 characters, as its page and the list of its organisation show it.")
    private String record = "";

    @Option(
            names = "--as",
            paramLabel = "USCC",
            description = "The authority that signs (default: the one that the city names as the record's publisher).")
    private @Nullable String as;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = {
                "How long to go on trying, once the city has answered, while it does not say what became of the"
                        + " withdrawal (default: ${DEFAULT-VALUE}).",
                "A city that cannot be reached at the start, or that takes nothing then, is told at once."
            })
    private int patienceSeconds;

    @Override
    public Integer call() throws InterruptedException {
        RecordId id = id();
        Optional<Uscc> named = Optional.ofNullable(as).map(NamedAuthority::of);
        try (CityNodes nodes = options.nodes()) {
            String chain = nodes.ask(ChengxinClient::chainToWriteTo);
            Uscc publisher = named.isPresent() ? named.get() : publisher(nodes, id);
            SigningKey key = options.keyring().key(publisher);
            long top = KeyOnChain.top(nodes, options.keyring(), key);
            var submitter = new SafeSubmitter(nodes, Duration.ofSeconds(patienceSeconds), genesis.of(chain, options));
            Fate fate = withdraw(nodes, submitter, chain, new TransactionSigner(key), top, id);
            if (Contradictions.tell(submitter.contradictions(), options.err())) return ExitCode.CONTRADICTED.number();
            say(id, publisher, height(nodes, id, fate));
            new HeldFiles(options.data).destroy(id);
            return ExitCode.OK.number();
        }
    }

    private RecordId id() {
        try {
            return new RecordId(record);
        } catch (IllegalArgumentException notAnId) {
            throw new CommandFailure(
                    ExitCode.USAGE, "RECORD is the id of a record, 43 characters of base64url", notAnId);
        }
    }

    private static Uscc publisher(CityNodes nodes, RecordId id) throws InterruptedException {
        String path = "records/" + id.text();
        String publisher = nodes.ask(node -> node.get(path)).text("publisher");
        try {
            return new Uscc(publisher);
        } catch (IllegalArgumentException strange) {
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "GET /" + path, strange);
        }
    }

    private static Fate withdraw(
            CityNodes nodes, SafeSubmitter submitter, String chain, TransactionSigner signer, long top, RecordId id)
            throws InterruptedException {
        long highest = top;
        for (int attempt = 1; ; attempt++) {
            long expires = System.currentTimeMillis() + EXPIRES_AFTER_MILLIS;
            byte[] jws = signer.sign(new Payload(chain, expires, highest + 1, new WithdrawRecord(id)));
            Fate fate = submitter.submit(Submission.of(jws, Optional.empty()));
            if (attempt == MAX_ATTEMPTS || !isTakenSequence(fate)) return fate;
            highest = Math.max(highest + 1, nodes.ask(node -> node.windowTop(signer.key())));
        }
    }

    /** Gives the height of the block that has the withdrawal. */
    private long height(CityNodes nodes, RecordId id, Fate fate) throws InterruptedException {
        return switch (fate) {
            case Fate.Committed committed -> committed.height();
            case Fate.Refused refused -> {
                boolean hasEnded = refused.height().isPresent()
                        && refused.code().equals(CreditReason.RECORD_MUST_NOT_HAVE_ENDED.code());
                if (hasEnded) new HeldFiles(options.data).destroy(id);
                throw new CommandFailure(
                        ExitCode.REFUSED, "the city refuses: " + refused.code() + " " + refused.sentence());
            }
            case Fate.Unknown unknown -> {
                options.tellIfNothingIsTaken(nodes);
                throw new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        "it is not known what became of the withdrawal ("
                                + unknown.reason().code() + " "
                                + unknown.reason().sentence() + "); the same command again is safe");
            }
        };
    }

    /** Another program signs with the same key, and was before us. */
    private static boolean isTakenSequence(Fate fate) {
        return fate instanceof Fate.Refused refused
                && (refused.code().equals(AdmissionReason.SEQUENCE_MUST_BE_NEW.code())
                        || refused.code().equals(AdmissionReason.SEQUENCE_MUST_NOT_BE_OLD.code()));
    }

    private void say(RecordId id, Uscc publisher, long height) {
        if (options.json) {
            Map<String, Object> members = new TreeMap<>();
            members.put("height", height);
            members.put("publisher", publisher.text());
            members.put("record", id.text());
            options.printJson(members);
        } else {
            options.out().println("withdrawn in block " + height + ": " + id + " of " + publisher);
        }
    }
}
