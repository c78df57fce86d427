package org.chengxin.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.app.network.NetworkException;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.cometbft.process.ProcessException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings up a network on one machine. */
@Command(
        name = "up",
        description = {
            "Starts a network of invented members on this machine, each with its own data directory, keys and API, and"
                    + " returns when all are ready. They run in the background until network stop ends them.",
            "The same command starts again what does not run."
        },
        mixinStandardHelpOptions = true)
final class NetworkUp implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--validators",
            paramLabel = "N",
            description = "How many members, 1 to 5 (default: 4, of which one may die).")
    private @Nullable Integer validators;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "A folder, empty or new the first time.")
    private Path folder = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the first API; the others follow (default: 8081). 0 takes free ones.")
    private int port = 8081;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        PrintWriter out = spec.commandLine().getOut();
        try {
            Settings settings = Settings.read(Optional.empty(), System.getenv(), Map.of());
            CometBftValidator.program(settings, out::println);
            print(started(out), out);
            return ExitCode.OK.number();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        } catch (CannotStart cannot) {
            throw NetworkCommand.failure(cannot);
        } catch (ProcessException unable) {
            throw new CommandFailure(ExitCode.BAD_DATA, String.valueOf(unable.getMessage()), unable);
        } catch (IOException unwritable) {
            throw new CommandFailure(ExitCode.BAD_DATA, "cannot write " + folder, unwritable);
        }
    }

    private LocalNetwork started(PrintWriter out) throws IOException, InterruptedException {
        if (validators != null && (validators < 1 || validators > LocalNetwork.MEMBERS_MAX))
            throw new CommandFailure(ExitCode.USAGE, "--validators takes 1 to " + LocalNetwork.MEMBERS_MAX);
        LocalNetwork.prepare(folder);
        // One turn for both: a stop that waits must not find a network of which nothing runs yet.
        try (NetworkLock turn = NetworkLock.take(folder)) {
            LocalNetwork network = network();
            out.println("starting " + network.nodes().size() + " nodes in " + network.folder() + " ...");
            out.flush();
            LocalStart.start(network, network.nodes(), turn);
            return network;
        }
    }

    private LocalNetwork network() throws IOException {
        if (!LocalNetwork.exists(folder)) {
            int members = validators == null ? 4 : validators;
            return LocalNetwork.create(folder, members, port, System.currentTimeMillis());
        }
        LocalNetwork network = LocalNetwork.at(folder);
        if (validators != null && validators != network.nodes().size())
            throw new CommandFailure(
                    ExitCode.USAGE,
                    folder + " has a network of " + network.nodes().size() + " validators already");
        return network;
    }

    private void print(LocalNetwork network, PrintWriter out) {
        for (LocalNode node : network.nodes())
            out.println("node " + node.number() + "  " + node.api() + "  data " + node.data());
        LocalNode some = network.nodes().getLast();
        out.println("keys    " + network.authorities() + "  (what the authorities sign with)");
        out.println();
        out.println("Send files into it, at any of the nodes:");
        out.println("  ./chengxin demo files files --data " + network.authorities() + " --url " + some.api());
        out.println("  ./chengxin import registrations files/registrations.csv --data " + network.authorities()
                + " --url " + some.api());
        out.println("Then:");
        out.println("  ./chengxin network status --dir " + folder);
        out.println("  ./chengxin network kill " + some.number() + " --dir " + folder + "     (and start "
                + some.number() + ")");
        out.println("  ./chengxin network stop --dir " + folder);
        out.flush();
    }
}
