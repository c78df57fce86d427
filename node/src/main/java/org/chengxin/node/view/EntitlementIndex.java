package org.chengxin.node.view;

import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.identity.EntitlementKey;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateFollower;

/** Follows who may publish what. */
final class EntitlementIndex implements StateFollower {

    private static final String PREFIX = "identity/entitlement/";

    private final NavigableSet<String> paths = new ConcurrentSkipListSet<>();

    @Override
    public void found(Leaf leaf) {
        if (leaf.path().startsWith(PREFIX)) paths.add(leaf.path());
    }

    @Override
    public void complete(Committed committed) {}

    @Override
    public void follow(Committed committed, List<StateChange> changes) {
        for (StateChange change : changes)
            change.after()
                    .ifPresentOrElse(value -> found(new Leaf(change.path(), value)), () -> paths.remove(change.path()));
    }

    /** What a publisher may publish, in the order of who decides and of items. */
    List<EntitlementKey> of(Uscc publisher) {
        String own = PREFIX + publisher.text() + "/";
        return paths.tailSet(own).stream()
                .takeWhile(path -> path.startsWith(own))
                .map(path -> path.substring(own.length()))
                .map(rest -> new EntitlementKey(
                        publisher,
                        new Uscc(rest.substring(0, Uscc.LENGTH)),
                        new ItemId(rest.substring(Uscc.LENGTH + 1))))
                .toList();
    }
}
