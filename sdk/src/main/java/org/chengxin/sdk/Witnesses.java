package org.chengxin.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.light.LightReason;
import org.chengxin.merkle.light.Misbehaviour;
import org.chengxin.merkle.light.WitnessVerdict;

/**
 * Compares the history that was followed at nodes of a city with what each of its nodes shows. As long as one of them is
 * honest, validators cannot sign one history for us and another for others without being seen. Each node is asked for
 * every block that is remembered of what was followed, the last first, so that it is meant for the end of a piece of work.
 */
public final class Witnesses {

    /** How long a node is asked for one thing. */
    private static final Duration EACH = Duration.ofSeconds(5);
    /** How long a node is asked for all. */
    private static final Duration ALL_OF_ONE = Duration.ofSeconds(30);

    private static final Duration TO_FOLLOW = Duration.ofSeconds(30);

    private final CityNodes nodes;
    private final VerifiedBlocks blocks;

    /**
     * Nothing is followed yet.
     *
     * @param genesis what is trusted, from a source other than the nodes
     */
    public Witnesses(CityNodes nodes, GenesisDocument genesis) {
        this(nodes, new VerifiedBlocks(genesis));
    }

    Witnesses(CityNodes nodes, VerifiedBlocks blocks) {
        this.nodes = nodes;
        this.blocks = blocks;
    }

    /**
     * Follows the preferred node to a height.
     *
     * @return hash of the block there
     * @throws CityProblem  when it does not answer now
     * @throws SdkException when it does not show one that follows from the genesis
     */
    public Bytes follow(long height) throws InterruptedException {
        ChengxinClient preferred = nodes.trustworthy().getFirst();
        return blocks.at(preferred, height, SdkReason.ANSWER_MUST_BE_PROVEN, Deadline.in(TO_FOLLOW))
                .header()
                .hash();
    }

    /**
     * Asks every node, those too that were caught at something. One that does not show the chain is told with
     * {@link SdkReason#WITNESS_MUST_SHOW_THE_CHAIN}: it is silent, behind, or shows blocks that no validators signed.
     *
     * @return what contradicts what was followed; nothing where nothing was, or there is one node only
     */
    public List<Contradiction> contradictions() throws InterruptedException {
        List<Contradiction> contradictions = new ArrayList<>();
        if (nodes.size() == 1 || blocks.way().isEmpty()) return contradictions;
        for (Map.Entry<ChengxinClient, URI> node : nodes.all().entrySet())
            contradiction(node.getKey(), node.getValue()).ifPresent(contradictions::add);
        return contradictions;
    }

    private Optional<Contradiction> contradiction(ChengxinClient node, URI address) throws InterruptedException {
        Deadline deadline = Deadline.in(ALL_OF_ONE);
        return switch (blocks.compare(node, blocks.way(), deadline)) {
            case WitnessVerdict.Agrees _ -> Optional.empty();
            case WitnessVerdict.Contradicts(Misbehaviour evidence) -> Optional.of(Contradiction.of(address, evidence));
            case WitnessVerdict.Refused(long _, LightReason reason) -> {
                Optional<Contradiction> other =
                        switch (reason) {
                            case WITNESS_MUST_SHARE_THE_TRUSTED_BLOCK ->
                                blocks.otherBeginning(node, deadline)
                                        .map(block -> Contradiction.ofBeginnings(
                                                address, blocks.way().getFirst(), block));
                            case SOURCE_MUST_HAVE_THE_BLOCK -> whereItIs(node, address);
                            default -> Optional.empty();
                        };
                if (other.isEmpty()) nodes.tell(node, SdkReason.WITNESS_MUST_SHOW_THE_CHAIN);
                yield other;
            }
        };
    }

    /** Compares a node that lacks the last block at the height that it has: it may be late, or have a history of its own. */
    private Optional<Contradiction> whereItIs(ChengxinClient node, URI address) throws InterruptedException {
        OptionalLong height = height(node, Deadline.in(EACH));
        if (height.isEmpty()) return Optional.empty();
        Optional<LightBlock> followed = follow(node, height.getAsLong());
        if (followed.isEmpty()) return Optional.empty();
        List<LightBlock> way = List.of(blocks.way().getFirst(), followed.get());
        return blocks.compare(node, way, Deadline.in(ALL_OF_ONE))
                        instanceof WitnessVerdict.Contradicts(Misbehaviour evidence)
                ? Optional.of(Contradiction.of(address, evidence))
                : Optional.empty();
    }

    private OptionalLong height(ChengxinClient node, Deadline deadline) throws InterruptedException {
        try {
            long height = node.get("status", deadline.left(EACH, "GET /status")).number("height");
            boolean isBehind =
                    height > 0 && height < blocks.way().getLast().header().height();
            return isBehind ? OptionalLong.of(height) : OptionalLong.empty();
        } catch (CityProblem | SdkException silent) {
            return OptionalLong.empty();
        }
    }

    /** The block at a height, as another node than the witness shows it. */
    private Optional<LightBlock> follow(ChengxinClient witness, long height) throws InterruptedException {
        for (ChengxinClient other : nodes.trustworthy()) {
            if (other.equals(witness)) continue;
            try {
                return Optional.of(blocks.at(other, height, SdkReason.ANSWER_MUST_BE_PROVEN, Deadline.in(EACH)));
            } catch (CityProblem | SdkException notShown) {
                // Another one may.
            }
        }
        return Optional.empty();
    }
}
