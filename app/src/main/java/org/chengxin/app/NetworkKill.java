package org.chengxin.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengxin.app.network.NetworkException;
import org.chengxin.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets one machine of the network die, as far as one machine can play that. */
@Command(
        name = "kill",
        description = "Ends both processes of a node at once (kill -9), as when its machine dies.",
        mixinStandardHelpOptions = true)
final class NetworkKill implements Callable<Integer> {

    @Parameters(paramLabel = "N", description = "Which node, from 1.")
    private int number;

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder of the network.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        try {
            LocalNode.kill(List.of(LocalNetwork.at(folder).node(number)));
            return ExitCode.OK.number();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        }
    }
}
