package org.chengxin.node.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.FinalizedBlock;
import org.chengxin.node.port.LeafWrite;
import org.chengxin.node.port.StateBatch;

/** The first state of a chain, as a batch for the store and as a root for the genesis document. */
public final class FirstState {

    private FirstState() {}

    /** The {@code app_hash} of the genesis document: the root of the first state. */
    public static Bytes root(Genesis genesis) {
        var changes = new TreeMap<String, Optional<byte[]>>();
        Ledger.genesis(genesis).forEach((path, value) -> changes.put(path, Optional.of(value)));
        return JellyfishTree.empty().update(changes).root();
    }

    /** Everything that is in the state at height 0. */
    static StateBatch batch(Genesis genesis) {
        List<LeafWrite> leaves = new ArrayList<>();
        Ledger.genesis(genesis)
                .forEach((path, value) ->
                        leaves.add(new LeafWrite(JellyfishTree.keyHash(path), path, Optional.of(Bytes.owned(value)))));
        return new StateBatch(
                new Committed(0, genesis.time(), root(genesis), FinalizedBlock.resultsHash(List.of())),
                leaves,
                List.of());
    }
}
