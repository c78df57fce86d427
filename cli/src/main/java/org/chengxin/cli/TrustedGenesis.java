package org.chengxin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.sdk.WholeFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command that hands in transactions, or compares nodes, trusts instead of them: a genesis document. */
public final class TrustedGenesis {

    private static final String FILE_NAME = "genesis.json";

    @Option(
            names = "--genesis",
            paramLabel = "FILE",
            description = {
                "The genesis document that you trust: a node is then believed only what its blocks prove.",
                "(default: " + FILE_NAME + " in the data directory, if it is there; else nodes are believed)"
            })
    private @Nullable Path given;

    /**
     * The document to check a city's nodes by: the one that was named, else that of the data directory, if there is one. A node
     * cannot have it passed over by naming another chain.
     *
     * @param chain as the city names it
     * @throws CommandFailure when the document cannot be read, or is of another chain
     */
    public Optional<GenesisDocument> of(String chain, ClientOptions options) {
        Path file = given != null ? given : options.data.resolve(FILE_NAME);
        if (given == null && !Files.exists(file)) return Optional.empty();
        GenesisDocument document = read(file);
        if (!document.chainId().equals(chain))
            throw new CommandFailure(
                    ExitCode.BAD_FILE,
                    file + " is the genesis document of " + document.chainId() + ", and the city is another chain;"
                            + " name the city's with --genesis, or another city with --url");
        return Optional.of(document);
    }

    private static GenesisDocument read(Path file) {
        try {
            return GenesisDocument.read(WholeFile.read(file, WholeFile.MOST_BYTES));
        } catch (IOException | MalformedException unreadable) {
            throw new CommandFailure(
                    ExitCode.BAD_FILE, file + " is not a genesis document that can be read", unreadable);
        }
    }
}
