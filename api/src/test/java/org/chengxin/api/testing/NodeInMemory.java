package org.chengxin.api.testing;

import java.util.List;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.testing.FollowingNode;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestStores;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;

/** Nodes over stores in memory. */
public final class NodeInMemory {

    private NodeInMemory() {}

    /** A node that decides alone. */
    public static TestNode alone() {
        return TestNode.start(new Stores());
    }

    /** A node of the same chain whose engine has delivered nothing yet. */
    public static FollowingNode beside(TestNode other) {
        return FollowingNode.start(other, new Stores(), node -> new Silent());
    }

    private static final class Stores implements TestStores {

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

    private static final class Silent implements ContentPeers {

        @Override
        public List<Uscc> members() {
            return List.of(TestGenesis.OPERATOR.organisation());
        }

        @Override
        public List<ContentOpening> ask(Uscc member, List<Holding> wanted) {
            return List.of();
        }
    }
}
