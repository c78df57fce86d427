package org.chengxin.stories.sameness;

import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.FirstState;
import org.chengxin.signatures.jca.JcaSignatureVerifier;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.chengxin.store.rocksdb.Identity;
import org.chengxin.store.rocksdb.Memory;
import org.chengxin.store.rocksdb.RocksStateStore;

/** A process of its own that replays a history through the node and prints height and root of every block. */
final class ReplayProcess {

    private ReplayProcess() {}

    /** Arguments: the history's file, then {@code memory} or the directory of a RocksDB store. */
    public static void main(String... arguments) throws Exception {
        var history = RecordedHistory.read(Path.of(arguments[0]));
        Bytes genesisRoot = FirstState.root(history.genesis());
        try (StateStore state = store(arguments[1], history.genesis(), genesisRoot)) {
            var blocks = new RecordedBlocks(history, (height, root) -> System.out.println(height + " " + root.toHex()));
            var ports = new Ports(
                    blocks,
                    state,
                    new MemoryContentStore(),
                    JcaSignatureVerifier.fastest(),
                    () -> history.blocks().getLast().time(),
                    Optional.empty(),
                    Runnable::run);
            try (Node node = Node.open(history.genesis(), genesisRoot, ports, NodeSettings.ordinary())) {
                node.start();
                System.out.println("facts " + node.facts().toHex());
            }
        }
    }

    private static StateStore store(String where, Genesis genesis, Bytes root) {
        return where.equals("memory")
                ? new MemoryStateStore()
                : RocksStateStore.open(Path.of(where), new Identity(genesis.chain(), root), Memory.forState());
    }
}
