package org.chengxin.stories.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chengxin.stories.bench.network.NetworkBenchCommand;
import org.chengxin.stories.process.Folders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chengxin bench}: figures of this machine, now. */
@Command(
        name = "bench",
        description = "Measures speed as ratios within one run; prints absolute figures beside them.",
        subcommands = NetworkBenchCommand.class,
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "Small numbers, under a minute; noisier, and without the largest states.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures to a file.")
    private @Nullable Path json;

    @Option(names = "--keep", hidden = true)
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path scratch = Files.createTempDirectory("chengxin-bench");
        var figures = new Figures(out);
        try {
            Sizes sizes = quick ? Sizes.quick() : Sizes.full();
            double inProcess = new LedgerBench(figures, sizes, scratch).run();
            new ServerBench(figures, sizes, scratch).run(inProcess);
        } finally {
            if (!keep) Folders.delete(scratch);
        }
        Optional<Path> file = Optional.ofNullable(json);
        if (file.isPresent()) Files.writeString(file.get(), figures.json());
        return 0;
    }
}
