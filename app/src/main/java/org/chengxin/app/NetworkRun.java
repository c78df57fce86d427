package org.chengxin.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.NetworkFile;
import org.chengxin.app.network.NetworkReason;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.ledger.governance.GenesisException;
import org.chengxin.ledger.governance.GenesisFile;
import org.chengxin.ledger.governance.SignedGenesis;
import org.chengxin.signatures.jca.JcaSignatureVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The last step: a member starts its node, the first time with the network file that all have sealed. */
@Command(
        name = "run",
        description = {
            "Runs this member's node until it is stopped. The first time it takes the network file that all members have"
                    + " sealed, or the copies that each of them sealed; later it needs none.",
        },
        mixinStandardHelpOptions = true)
final class NetworkRun implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The network file, or its sealed copies.")
    private List<Path> files = List.of();

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "This member's data directory.")
    private Path data = Path.of("");

    @Option(
            names = "--fence",
            paramLabel = "HEIGHT:HASH",
            description = "After a restore: a block that the other nodes made since. The validator signs above it.")
    private @Nullable String fence;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        PrintWriter out = spec.commandLine().getOut();
        Optional<Fence> known = Up.fence(fence);
        Settings settings = settings();
        try {
            install();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        } catch (CannotStart cannot) {
            throw NetworkCommand.failure(cannot);
        } catch (IOException unwritable) {
            throw new CommandFailure(ExitCode.BAD_DATA, "cannot write " + data, unwritable);
        }
        return Up.serve(data, settings, known, out);
    }

    private Settings settings() {
        Path configuration = DataDirectory.lookAt(data).configuration();
        return Up.settings(Optional.of(configuration).filter(Files::exists), Map.of());
    }

    private void install() throws IOException {
        if (files.isEmpty()) {
            if (!DataDirectory.lookAt(data).isStarted())
                throw new NetworkException(
                        NetworkReason.EACH_MEMBER_MUST_HAVE_SEALED, data + " has no network yet; name its file");
            return;
        }
        NetworkFile network = null;
        for (Path file : files) {
            NetworkFile copy = NetworkCommand.network(file);
            copy.require(JcaSignatureVerifier.fastest()::verify);
            network = network == null ? copy : network.and(copy);
        }
        if (network == null) throw new IllegalStateException("there are files");
        try (DataDirectory directory = DataDirectory.take(data)) {
            install(directory, network);
        }
    }

    /** Puts a network that all have sealed into a member's data directory; doing it again changes nothing. */
    static void install(DataDirectory directory, NetworkFile network) throws IOException {
        NetworkSeal.requireOwn(directory, network);
        SignedGenesis genesis = network.signed();
        if (directory.isStarted()) {
            requireSame(directory, network);
            return;
        }
        PrivateFiles.write(directory.network(), network.write());
        Founding.install(directory, genesis);
    }

    /** The network that a data directory was made for, if it was. */
    static Optional<NetworkFile> network(DataDirectory data) {
        if (!Files.exists(data.network())) return Optional.empty();
        try {
            return Optional.of(NetworkFile.read(data.network().toString(), Files.readAllBytes(data.network())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void requireSame(DataDirectory directory, NetworkFile network) throws IOException {
        try {
            GenesisFile there = GenesisFile.read(Files.readAllBytes(directory.genesis()));
            if (there.genesis().genesis().equals(network.genesis())) return;
        } catch (GenesisException malformed) {
            // Another genesis, in any case.
        }
        throw new NetworkException(
                NetworkReason.DIRECTORY_MUST_BE_OF_THIS_NETWORK,
                directory.path().toString());
    }
}
