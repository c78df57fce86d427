package org.chengxin.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.signatures.jca.JcaSignatureVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The third step: each member checks the network file by itself and signs the genesis in it. */
@Command(
        name = "seal",
        description = {
            "Checks a network file and signs its genesis with this member's key; the signature is added to the file.",
            "Without --fingerprint it only shows what would be signed: compare the fingerprint with the other members first."
        },
        mixinStandardHelpOptions = true)
final class NetworkSeal implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The network file.")
    private Path file = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "This member's data directory.")
    private Path data = Path.of("");

    @Option(names = "--fingerprint", paramLabel = "HASH", description = "The fingerprint that the members compared.")
    private String fingerprint = "";

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        PrintWriter out = spec.commandLine().getOut();
        try {
            NetworkFile network = NetworkCommand.network(file);
            network.require(JcaSignatureVerifier.fastest()::verify);
            new NetworkSummary(network, System.currentTimeMillis()).print(out);
            out.flush();
            DataDirectory directory = DataDirectory.lookAt(data);
            requireOwn(directory, network);
            if (!network.fingerprint().equals(fingerprint.strip().toLowerCase(Locale.ROOT)))
                throw new NetworkException(
                        NetworkReason.FINGERPRINT_MUST_BE_COMPARED,
                        fingerprint.isEmpty()
                                ? "nothing was signed; compare, then repeat with --fingerprint " + network.fingerprint()
                                : "nothing was signed; " + fingerprint + " is another network");
            Settings settings = Settings.read(
                    Optional.of(directory.configuration()).filter(Files::exists), System.getenv(), Map.of());
            NetworkFile sealed = network.sealedBy(new Keys(directory.keys(), Passphrases.of(settings)).operator());
            PrivateFiles.write(file, sealed.write());
            out.println(
                    sealed.unsealed().isEmpty()
                            ? "Sealed by every member: ./chengxin network run " + file + " --data DIR starts a node."
                            : "Sealed. Still to seal: "
                                    + sealed.unsealed().stream()
                                            .map(Object::toString)
                                            .toList());
            out.flush();
            return ExitCode.OK.number();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        } catch (CannotStart cannot) {
            throw NetworkCommand.failure(cannot);
        } catch (IOException unwritable) {
            throw new CommandFailure(ExitCode.BAD_FILE, "cannot write " + file, unwritable);
        }
    }

    /** What this organisation stated is in the file, to the byte. */
    static void requireOwn(DataDirectory directory, NetworkFile network) {
        if (!Files.exists(directory.statement()))
            throw new NetworkException(
                    NetworkReason.OWN_STATEMENT_MUST_BE_IN_IT, directory.path() + " has no statement of its own");
        SignedStatement own =
                SignedStatement.read(directory.statement().toString(), NetworkCommand.read(directory.statement()));
        boolean there = network.statementOf(own.statement().uscc())
                .filter(own.statement()::equals)
                .isPresent();
        if (!there)
            throw new NetworkException(
                    NetworkReason.OWN_STATEMENT_MUST_BE_IN_IT,
                    own.statement().uscc().text());
    }
}
