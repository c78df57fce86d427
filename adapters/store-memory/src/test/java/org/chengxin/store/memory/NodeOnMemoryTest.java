package org.chengxin.store.memory;

import org.chengxin.content.ContentStore;
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
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.Nested;

/** A whole node keeps its promises over stores in memory. */
class NodeOnMemoryTest {

    @Nested
    class Admission extends AdmissionContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Blocks extends BlocksContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Content extends ContentContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Ending extends EndingContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Fetching extends FetchingContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Proof extends ProofContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Standstill extends StandstillContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Views extends ViewsContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    @Nested
    class Decoded extends DecodedStateContract {
        @Override
        protected TestStores stores() {
            return new MemoryStores();
        }
    }

    private static final class MemoryStores implements TestStores {

        private final MemoryStateStore state = new MemoryStateStore();
        private final MemoryContentStore contents = new MemoryContentStore();

        @Override
        public StateStore openState() {
            return state;
        }

        @Override
        public ContentStore openContents() {
            return contents;
        }
    }
}
