package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.ExecTxResult;
import org.chengxin.merkle.cometbft.ValidatorSet;

/**
 * Writes a chain for the {@code blocks} check of the program in Go, in the order of its heights. The lines are described in
 * {@code stories/peers/go/blocks.go}.
 */
public final class ChainFile implements AutoCloseable {

    private final PrintWriter out;

    /** A file for the chain with this genesis document, as it is on disk. */
    public ChainFile(Path file, byte[] genesis) throws IOException {
        out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII));
        out.println("GENESIS " + base64(genesis));
    }

    /** The next block with those who sign it, their votes, and the results of its transactions. */
    public void add(Block block, ValidatorSet validators, Commit commit, List<ExecTxResult> results) {
        out.println("VALIDATORS " + base64(validators.encode(block.header().proposerAddress())));
        out.println("BLOCK " + base64(block.encode()) + " " + base64(commit.encode()));
        for (ExecTxResult result : results)
            out.println("RESULT " + result.code() + " " + base64(result.data().shared()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        out.close();
    }
}
