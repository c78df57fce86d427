package org.chengxin.store.rocksdb;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.content.ContentStore;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.flow.AdmissionContract;
import org.chengxin.node.flow.BlocksContract;
import org.chengxin.node.flow.ContentContract;
import org.chengxin.node.flow.EndingContract;
import org.chengxin.node.flow.FetchingContract;
import org.chengxin.node.flow.ProofContract;
import org.chengxin.node.flow.StandstillContract;
import org.chengxin.node.flow.ViewsContract;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.DecodedStateContract;
import org.chengxin.node.state.FirstState;
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** A whole node keeps its promises over stores in RocksDB. */
class NodeOnRocksTest {

    private static final Identity IDENTITY =
            new Identity(TestGenesis.GENESIS.chain(), FirstState.root(TestGenesis.GENESIS));
    private static final Memory LITTLE = new Memory(8 << 20, 6 << 20);

    @TempDir
    Path directory;

    private final AtomicInteger nodes = new AtomicInteger();

    @Nested
    class Admission extends AdmissionContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Blocks extends BlocksContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Content extends ContentContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Ending extends EndingContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Fetching extends FetchingContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Proof extends ProofContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Standstill extends StandstillContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Views extends ViewsContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    @Nested
    class Decoded extends DecodedStateContract {
        @Override
        protected TestStores stores() {
            return new RocksStores();
        }
    }

    private final class RocksStores implements TestStores {

        private final Path here = directory.resolve("node" + nodes.incrementAndGet());

        @Override
        public StateStore openState() {
            return RocksStateStore.open(here.resolve("state"), IDENTITY, LITTLE);
        }

        @Override
        public ContentStore openContents() {
            return RocksContentStore.open(here.resolve("contents"), IDENTITY, LITTLE);
        }
    }
}
