package org.chengxin.stories.bench.network;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.consensus.cometbft.process.ProcessException;
import org.chengxin.stories.bench.Figures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chengxin bench network}: what four validators cost, beside CometBFT's example application. */
@Command(
        name = "network",
        description = {
            "Measures one and four validators side by side with CometBFT's kvstore, fed the same bytes by the same load.",
            "Needs Go. Runs up to eight nodes on this machine."
        },
        mixinStandardHelpOptions = true)
public final class NetworkBenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "Small numbers, a few minutes; noisier.")
    private boolean quick;

    @Option(names = "--smallest", hidden = true)
    private boolean smallest;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures to a file.")
    private @Nullable Path json;

    @Option(names = "--keep", hidden = true)
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path scratch = Files.createTempDirectory("chengxin-bench");
        var figures = new Figures(out);
        NetworkSizes sizes = smallest ? NetworkSizes.smallest() : quick ? NetworkSizes.quick() : NetworkSizes.full();
        Runtime.getRuntime().addShutdownHook(new Thread(NetworkBenchCommand::endProcesses));
        try {
            new NetworkBench(figures, sizes, scratch, out::println).run();
        } catch (ProcessException unable) {
            throw new CommandFailure(ExitCode.BAD_DATA, String.valueOf(unable.getMessage()), unable);
        } finally {
            if (!keep) Validators.delete(scratch, "");
        }
        Optional<Path> file = Optional.ofNullable(json);
        if (file.isPresent()) Files.writeString(file.get(), figures.json());
        return ExitCode.OK.number();
    }

    /** Nodes go on when who started them is gone, so a run that is broken off ends them. */
    private static void endProcesses() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
