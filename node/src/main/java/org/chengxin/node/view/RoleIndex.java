package org.chengxin.node.view;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RoleGrant;
import org.chengxin.ledger.identity.RoleKey;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateFollower;

/** Follows who holds which role. */
final class RoleIndex implements StateFollower {

    private static final String PREFIX = "identity/role/";
    private static final Codec<RoleGrant> CODEC = Codec.of(RoleGrant.class);

    private final Map<String, RoleGrant> grants = new ConcurrentSkipListMap<>();

    @Override
    public void found(Leaf leaf) {
        if (leaf.path().startsWith(PREFIX))
            grants.put(leaf.path(), CODEC.decode(leaf.value().shared()));
    }

    @Override
    public void complete(Committed committed) {}

    @Override
    public void follow(Committed committed, List<StateChange> changes) {
        for (StateChange change : changes)
            change.after()
                    .ifPresentOrElse(
                            value -> found(new Leaf(change.path(), value)), () -> grants.remove(change.path()));
    }

    /** Organisations that hold a role at a time, in the order of their codes. */
    List<Uscc> holders(Role role, long time) {
        return grants.entrySet().stream()
                .filter(grant -> grant.getValue().heldAt(time))
                .filter(grant ->
                        new RoleKey(holder(grant.getKey()), role).path().equals(grant.getKey()))
                .map(grant -> holder(grant.getKey()))
                .toList();
    }

    private static Uscc holder(String path) {
        return new Uscc(path.substring(PREFIX.length(), PREFIX.length() + Uscc.LENGTH));
    }
}
