package org.chengxin.cli.proofs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chengxin.cli.ClientOptions;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.Contradictions;
import org.chengxin.cli.ExitCode;
import org.chengxin.cli.TrustedGenesis;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.ProofFile;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a proof file. */
@Command(
        name = "proof",
        description = {
            "Fetches a proof file: that an organisation is registered or not, which records it has, or what a record says.",
            "`chengxin verify` checks it without the city; for `verify --trusted` it has to be fetched with --trusted.",
            "Of several nodes the first gives it; where a genesis document is trusted, it is written when its block follows"
                    + " from that and no node contradicts it."
        },
        mixinStandardHelpOptions = true)
public final class ProofCommand implements Callable<Integer> {

    /** What a proof can be about. */
    enum Subject {
        /** An organisation, by its code. */
        ORGANISATION,
        /** All records of an organisation, by its code. */
        RECORDS,
        /** A record, by its id. */
        RECORD
    }

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "KIND", description = "One of: organisation, records, record.")
    private Subject subject = Subject.ORGANISATION;

    @Parameters(index = "1", paramLabel = "ID", description = "The organisation's code, or the record's id.")
    private String id = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "proof.json",
            description = "Where to write it; never over another file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("proof.json");

    @Option(
            names = "--trusted",
            paramLabel = "HEIGHT:HASH",
            converter = TrustedBlocks.class,
            description = "A block that the reader trusts, as `chengxin checkpoint` prints it: the proof starts there.")
    private @Nullable TrustedBlock trusted;

    @Mixin
    private TrustedGenesis genesis = new TrustedGenesis();

    @Override
    public Integer call() throws InterruptedException {
        if (!id.matches("[0-9A-Za-z_-]{18,43}"))
            throw new CommandFailure(ExitCode.USAGE, "ID is a code of 18 characters or a record id of 43");
        String path =
                switch (subject) {
                    case ORGANISATION -> "organisations/" + id;
                    case RECORDS -> "organisations/" + id + "/records";
                    case RECORD -> "records/" + id;
                };
        try (ChengxinClient client = options.client()) {
            byte[] proof = client.proof(path)
                    .orElseThrow(
                            () -> new CommandFailure(ExitCode.REFUSED, "the city has no proof of that yet; ask again"));
            byte[] kept = fromTrusted(client, proof);
            if (isContradicted(proof)) return ExitCode.CONTRADICTED.number();
            Files.write(file, kept, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException taken) {
            throw new CommandFailure(ExitCode.BAD_FILE, file + " exists already; choose another with --out", taken);
        } catch (IOException unwritable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE, "cannot write " + file + "; choose another with --out", unwritable);
        }
        if (options.json) options.printJson(Map.of("file", file.toString()));
        else options.out().println(file);
        return ExitCode.OK.number();
    }

    private byte[] fromTrusted(ChengxinClient client, byte[] proof) throws InterruptedException {
        if (trusted == null) return proof;
        ProofFile read = read(proof);
        if (trusted.height() > read.height() + 1)
            throw new CommandFailure(
                    ExitCode.REFUSED, "the city has no proof above block " + read.height() + " yet; ask again");
        LightBlock block = client.lightBlock(trusted.height());
        if (!block.header().hash().equals(trusted.hash()))
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "the city's block " + trusted.height()
                            + " is not the one that you trust: one of the two is not of this chain's" + " history");
        return read.startingAt(block).encode();
    }

    private boolean isContradicted(byte[] proof) throws InterruptedException {
        ProofFile read = read(proof);
        Header header = header(read);
        return Contradictions.found(options, genesis, read.chain(), new TrustedBlock(header.height(), header.hash()));
    }

    private static ProofFile read(byte[] proof) {
        try {
            return ProofFile.decode(proof);
        } catch (MalformedException strange) {
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "the proof", strange);
        }
    }

    private static Header header(ProofFile proof) {
        try {
            return LightBlock.decode(proof.header().shared()).header();
        } catch (MalformedException strange) {
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, "the proof", strange);
        }
    }
}
