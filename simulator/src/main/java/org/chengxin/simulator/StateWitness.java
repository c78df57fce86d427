package org.chengxin.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.chengxin.content.ContentStore;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.identity.Role;
import org.chengxin.node.flow.Node;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.view.Views;

/** Compares the node's store with the blocks, and its views with views made from nothing but the state. */
final class StateWitness {

    private static final String NAME = "示例";

    private final Shadow shadow;

    StateWitness(Shadow shadow) {
        this.shadow = shadow;
    }

    /** The store holds what the blocks make, value for value, when it is at the same height. */
    void requireSameState(StateStore store) {
        Committed committed = store.committed().orElseThrow();
        if (committed.height() != shadow.height()) return;
        int[] count = {0};
        store.scan(0, 255, (keyHash, leaf) -> {
            count[0]++;
            byte[] expected = shadow.state().get(leaf.path());
            BrokenPromise.unless(
                    expected != null && Arrays.equals(expected, leaf.value().shared()),
                    "after block %d, %s is %s",
                    committed.height(),
                    leaf.path(),
                    new String(leaf.value().shared(), UTF_8));
        });
        BrokenPromise.unless(
                count[0] == shadow.state().size(),
                "after block %d, the store has %d values, and the blocks make %d",
                committed.height(),
                count[0],
                shadow.state().size());
    }

    /** The views answer as views would that are made now. */
    void requireSameViews(Node node, ContentStore contents, Clock clock) {
        if (node.newest().height() != shadow.height()) return;
        var fresh = new Views(node::newest, contents, clock);
        List<Leaf> leaves = new ArrayList<>();
        shadow.state().forEach((path, value) -> leaves.add(new Leaf(path, Bytes.of(value))));
        leaves.sort((one, other) -> Arrays.compareUnsigned(hash(one), hash(other)));
        leaves.forEach(fresh::found);
        fresh.complete(node.newest().committed());
        Views live = node.views();
        require(fresh.counts().equals(live.counts()), "counts");
        require(
                fresh.organisations(NAME, OptionalLong.empty(), 100)
                        .hits()
                        .equals(live.organisations(NAME, OptionalLong.empty(), 100)
                                .hits()),
                "organisations");
        for (Role role : Role.values()) require(fresh.holders(role).equals(live.holders(role)), "roles");
        for (int number = 0; number < Intentions.RECORDS; number++)
            require(
                    fresh.record(Intentions.record(number)).equals(live.record(Intentions.record(number))),
                    "record " + number);
        for (int number = 2; number < 2 + Intentions.COMPANIES; number++)
            require(
                    fresh.records(Intentions.company(number), 0, 100)
                            .equals(live.records(Intentions.company(number), 0, 100)),
                    "records of company " + number);
    }

    private void require(boolean same, String what) {
        BrokenPromise.unless(same, "after block %d, the view of %s differs from the state", shadow.height(), what);
    }

    private static byte[] hash(Leaf leaf) {
        return Sha256.of(leaf.path().getBytes(UTF_8));
    }
}
