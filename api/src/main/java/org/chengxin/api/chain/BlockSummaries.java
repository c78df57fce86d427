package org.chengxin.api.chain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.StoredBlock;

/** Blocks without their transactions. They never change, so the ones asked for last are remembered. */
final class BlockSummaries {

    private static final int REMEMBERED = 2_000;

    private final Consensus consensus;
    private final Map<Long, BlocksAnswer.Summary> remembered =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, BlocksAnswer.Summary> eldest) {
                    return size() > REMEMBERED;
                }
            });

    BlockSummaries(Consensus consensus) {
        this.consensus = consensus;
    }

    Optional<BlocksAnswer.Summary> find(long height) {
        BlocksAnswer.Summary known = remembered.get(height);
        if (known != null) return Optional.of(known);
        Optional<BlocksAnswer.Summary> summary = consensus.block(height).map(BlockSummaries::of);
        summary.ifPresent(fresh -> remembered.put(height, fresh));
        return summary;
    }

    private static BlocksAnswer.Summary of(StoredBlock block) {
        return new BlocksAnswer.Summary(
                Hex.upper(block.header().appHash()),
                Hex.upper(block.header().hash()),
                block.header().height(),
                block.header().time().millis(),
                block.transactions().size());
    }
}
