package org.chengxin.cli;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.Contradiction;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.SdkReason;
import org.chengxin.sdk.Witnesses;

/** Tells, once at the end of a command, where nodes show histories that contradict each other. */
public final class Contradictions {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private Contradictions() {}

    /**
     * Checks a block that the preferred node gave, and compares it with all nodes that were named, where a genesis document is
     * trusted.
     *
     * @return whether there is a contradiction, which is told
     * @throws SdkException {@link SdkReason#BLOCK_MUST_FOLLOW_FROM_THE_GENESIS} when it does not
     */
    public static boolean found(ClientOptions options, TrustedGenesis genesis, String chain, TrustedBlock block)
            throws InterruptedException {
        Optional<GenesisDocument> document = genesis.of(chain, options);
        if (document.isEmpty()) return false;
        try (CityNodes nodes = options.nodes()) {
            var witnesses = new Witnesses(nodes, document.get());
            if (!isFollowed(witnesses, block))
                throw new SdkException(
                        SdkReason.BLOCK_MUST_FOLLOW_FROM_THE_GENESIS,
                        "block " + block + " of " + options.addresses().getFirst());
            return tell(witnesses.contradictions(), options.err());
        }
    }

    private static boolean isFollowed(Witnesses witnesses, TrustedBlock block) throws InterruptedException {
        try {
            return witnesses.follow(block.height()).equals(block.hash());
        } catch (SdkException unproven) {
            if (unproven.reason() == SdkReason.ANSWER_MUST_BE_PROVEN) return false;
            throw unproven;
        }
    }

    /** Tells each. Gives whether there is one: the command then ends with {@link ExitCode#CONTRADICTED}. */
    public static boolean tell(List<Contradiction> all, PrintWriter err) {
        for (Contradiction one : all) err.println("chengxin: " + line(one));
        return !all.isEmpty();
    }

    private static String line(Contradiction one) {
        return SdkReason.HISTORY_MUST_BE_ONE.code() + " validators signed two blocks at height " + one.height()
                + ": block " + named(one.followed()) + " was followed, and " + one.node() + " shows "
                + named(one.other()) + "; " + signers(one.signedBoth()) + ". Nothing above height "
                + one.commonHeight() + " is certain: rely on neither node, keep this line, and ask the members who run"
                + " these validators (docs/how-to/runbook.md)";
    }

    private static TrustedBlock named(LightBlock block) {
        return new TrustedBlock(block.header().height(), block.header().hash());
    }

    private static String signers(List<Bytes> both) {
        return both.isEmpty()
                ? "who of them lied is not to be seen from the two alone"
                : "both were signed by "
                        + both.stream()
                                .map(address -> UPPER.formatHex(address.shared()))
                                .collect(Collectors.joining(", "));
    }
}
