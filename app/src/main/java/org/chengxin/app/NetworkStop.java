package org.chengxin.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chengxin.app.network.NetworkException;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends what {@code network up} started. */
@Command(
        name = "stop",
        description = "Stops all nodes of a network on this machine; network up starts them again.",
        mixinStandardHelpOptions = true)
final class NetworkStop implements Callable<Integer> {

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder of the network.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        try {
            LocalNetwork.requireMadeOrInMaking(folder);
            try (var _ = NetworkLock.take(folder)) {
                LocalNode.stop(LocalNetwork.at(folder).nodes());
            }
            return ExitCode.OK.number();
        } catch (NetworkException refused) {
            throw NetworkCommand.failure(refused);
        } catch (IOException unwritable) {
            throw new CommandFailure(ExitCode.BAD_DATA, "cannot write " + folder, unwritable);
        }
    }
}
