package org.chengxin.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chengxin.app.network.NetworkException;
import org.chengxin.app.network.SignedStatement;
import org.chengxin.app.network.StatedNode;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The first step of a network for real: an organisation makes its keys and states who it is. */
@Command(
        name = "init",
        description = {
            "Makes this organisation's keys in the data directory, where they stay, and its signed statement.",
            "Send DIR/statement.json to whoever collects, and tell them the fingerprint on another way."
        },
        mixinStandardHelpOptions = true)
final class NetworkInit implements Callable<Integer> {

    private static final String LISTEN = "127.0.0.1:26656";
    private static final String CONTENTS_LISTEN = "127.0.0.1:26660";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The data directory, empty or new.")
    private Path data = Path.of("");

    @Option(names = "--uscc", paramLabel = "USCC", required = true, description = "This organisation's code.")
    private String uscc = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Its registered name.")
    private String name = "";

    @Option(names = "--established", paramLabel = "DATE", required = true, description = "When it was established.")
    private LocalDate established = LocalDate.EPOCH;

    @Option(names = "--district", paramLabel = "NAME", description = "Its district of registration.")
    private @Nullable String district;

    @Option(names = "--role", paramLabel = "ROLE", description = "A role that it asks for: registrar, publisher.")
    private Set<Role> roles = Set.of();

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            description = "Where other validators will reach its node; left out, it is an authority without a node.")
    private @Nullable String address;

    @Option(
            names = "--listen",
            paramLabel = "IP:PORT",
            description = "Where it listens for them (default: " + LISTEN + ").")
    private String listen = LISTEN;

    @Option(names = "--api", paramLabel = "URL", description = "Where everyone will reach its API.")
    private @Nullable String api;

    @Option(
            names = "--contents",
            paramLabel = "HOST:PORT",
            description = "Where other members will fetch contents (default: the host of --address, port 26660).")
    private @Nullable String contents;

    @Option(
            names = "--contents-listen",
            paramLabel = "IP:PORT",
            description = "Where it gives them (default: " + CONTENTS_LISTEN + ").")
    private String contentsListen = CONTENTS_LISTEN;

    @Option(names = "--port", paramLabel = "PORT", description = "The port that the API listens on (default: 8080).")
    private int port = 8080;

    @Option(names = "--rpc-port", paramLabel = "PORT", description = "Port of loopback for CometBFT (default: 26657).")
    private int rpcPort = 26_657;

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        PrintWriter out = spec.commandLine().getOut();
        requireAddresses();
        try (DataDirectory directory = DataDirectory.take(data)) {
            SignedStatement signed = prepare(directory);
            out.println("statement   " + directory.statement());
            out.println("fingerprint " + signed.fingerprint());
            out.println("Send the statement to whoever collects, and tell them the fingerprint on another way.");
            out.println("Keep " + directory.keys() + " safe: nobody else has these keys, and nobody can replace them.");
            out.flush();
            return ExitCode.OK.number();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        } catch (CannotStart cannot) {
            throw NetworkCommand.failure(cannot);
        }
    }

    /** Before anything is made: a key that is there stays. */
    private void requireAddresses() {
        try {
            if (address != null) StatedNode.requireAddress("--address", address);
            if (contents != null) StatedNode.requireAddress("--contents", contents);
        } catch (IllegalArgumentException unfit) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(unfit.getMessage()), unfit);
        }
    }

    private SignedStatement prepare(DataDirectory directory) {
        Keys keys = new Keys(directory.keys(), Passphrases.of(settings(directory)));
        try {
            var who = new Preparation.Who(new Uscc(uscc), name, established, Optional.ofNullable(district), roles);
            long now = System.currentTimeMillis();
            if (address == null) return Preparation.authority(directory, keys, who, now);
            String host = address.substring(0, address.lastIndexOf(':'));
            var where = new Preparation.Where(
                    address,
                    listen,
                    api == null ? "http://" + host + ":" + port : api,
                    contents == null ? host + ":26660" : contents,
                    contentsListen,
                    port,
                    rpcPort);
            return Preparation.member(directory, keys, keys, who, where, now);
        } catch (IllegalArgumentException | IndexOutOfBoundsException unfit) {
            throw new CommandFailure(ExitCode.USAGE, "this cannot be stated: " + unfit.getMessage(), unfit);
        }
    }

    /** Only the passphrase is asked of them. */
    private static Settings settings(DataDirectory directory) {
        return Settings.read(
                Optional.of(directory.configuration()).filter(java.nio.file.Files::exists), System.getenv(), Map.of());
    }
}
