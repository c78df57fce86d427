package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.merkle.ProofFile;
import org.chengxin.merkle.cometbft.LightBlock;

/** Writes the ICS 23 parts of proof files for the {@code proofs} check of the program in Rust. */
public final class ProofLines {

    private ProofLines() {}

    /** One ROOT line for each proof file and one PROOF line for each of its claims. */
    public static void write(Path file, List<ProofFile> proofs) throws IOException {
        try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
            for (ProofFile proof : proofs) {
                LightBlock header = LightBlock.decode(proof.header().shared());
                out.println("ROOT " + proof.height() + " "
                        + header.header().appHash().toHex() + " -");
                for (ProofFile.Claim claim : proof.claims()) {
                    String value = claim.value()
                            .map(json -> JellyfishTree.valueDigest(json.bytes().shared())
                                    .toHex())
                            .orElse("-");
                    String path = Bytes.owned(claim.path().getBytes(StandardCharsets.UTF_8))
                            .toHex();
                    out.println("PROOF " + (claim.value().isPresent() ? "1 " : "0 ") + path + " " + value + " "
                            + claim.proof().toHex());
                }
            }
        }
    }
}
