package org.chengxin.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengxin.app.network.NetworkException;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts one node again. */
@Command(
        name = "start",
        description = "Starts nodes that were stopped or killed, and returns when they are ready.",
        mixinStandardHelpOptions = true)
final class NetworkStart implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "N", arity = "1..*", description = "Which nodes, from 1.")
    private List<Integer> numbers = List.of();

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder of the network.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) throw new IllegalStateException("picocli did not say which command this is");
        PrintWriter out = spec.commandLine().getOut();
        try {
            LocalNetwork network = LocalNetwork.at(folder);
            List<LocalNode> nodes = numbers.stream().map(network::node).toList();
            LocalStart.start(network, nodes);
            for (LocalNode node : nodes) out.println("node " + node.number() + "  " + node.api());
            out.flush();
            return ExitCode.OK.number();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        } catch (CannotStart cannot) {
            throw NetworkCommand.failure(cannot);
        } catch (IOException unwritable) {
            throw new CommandFailure(ExitCode.BAD_DATA, "cannot write " + folder, unwritable);
        }
    }
}
