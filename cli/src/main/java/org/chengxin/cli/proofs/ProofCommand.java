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
import org.chengxin.cli.ExitCode;
import org.chengxin.sdk.ChengxinClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a proof file. */
@Command(
        name = "proof",
        description = {
            "Fetches a proof file: that an organisation is registered or not, which records it has, or what a record says.",
            "`chengxin verify` checks it without the city."
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
            Files.write(file, proof, StandardOpenOption.CREATE_NEW);
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
}
