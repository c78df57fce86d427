package org.chengxin.node.testing;

import java.util.Optional;
import java.util.function.Function;
import org.chengxin.content.ContentStore;
import org.chengxin.node.flow.ContentFetching;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.flow.Ports;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.FirstState;

/** A second node of the chain of a {@link TestNode}, with stores of its own, on the same clock. It gets blocks only. */
public final class FollowingNode implements AutoCloseable {

    private final FollowingConsensus consensus;
    private final StateStore state;
    private final ContentStore contents;
    private final Node node;
    private final ContentFetching fetching;

    private FollowingNode(TestNode leader, TestStores stores, Function<Node, ContentPeers> peers) {
        consensus = new FollowingConsensus(leader.consensus());
        state = stores.openState();
        contents = stores.openContents();
        node = Node.open(
                leader.genesis(),
                FirstState.root(leader.genesis()),
                new Ports(
                        consensus,
                        state,
                        contents,
                        new CountingVerifier(),
                        leader::now,
                        Optional.empty(),
                        Runnable::run),
                NodeSettings.ordinary());
        fetching = node.fetchFrom(peers.apply(node));
        node.start();
    }

    /**
     * A node that has started and got no block that its stores do not have.
     *
     * @param peers makes what it fetches from
     */
    public static FollowingNode start(TestNode leader, TestStores stores, Function<Node, ContentPeers> peers) {
        return new FollowingNode(leader, stores, peers);
    }

    /** Gets all blocks there are. */
    public void deliver() {
        consensus.follow();
    }

    /** Gets all blocks there are, and does what a node does by itself. */
    public FollowingNode follow() {
        deliver();
        node.housekeeping().run();
        return this;
    }

    /** Whoever decides cannot be asked any more. */
    public void lose() {
        consensus.lose();
    }

    /** What its engine calls. */
    public Application application() {
        return consensus.application();
    }

    /** The node. */
    public Node node() {
        return node;
    }

    /** What fetches its contents. */
    public ContentFetching fetching() {
        return fetching;
    }

    /** Its contents. */
    public ContentStore contents() {
        return contents;
    }

    @Override
    public void close() {
        fetching.close();
        node.close();
        state.close();
        contents.close();
    }
}
