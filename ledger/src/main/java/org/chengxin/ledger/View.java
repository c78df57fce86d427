package org.chengxin.ledger;

import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.governance.MemberKey;
import org.chengxin.ledger.identity.EntitlementKey;
import org.chengxin.ledger.identity.Organisation;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.Role;
import org.chengxin.ledger.identity.RoleKey;

/** The state, for reading. */
public interface View {

    /** The value at a key, if there is one. */
    <V> Optional<V> find(StateKey<V> key);

    /** A view that reads and decodes at every call. As safe for several threads as its reader is. */
    static View of(StateReader reader) {
        return new View() {
            @Override
            public <V> Optional<V> find(StateKey<V> key) {
                return reader.get(key.path()).map(Codec.of(key.type())::decode);
            }
        };
    }

    /**
     * The value at a key where rules before have seen to it that there is one.
     *
     * @throws Invariant.Broken when there is none
     */
    default <V> V require(StateKey<V> key) {
        return find(key)
                .orElseThrow(
                        () -> new Invariant.Broken("there is a " + key.type().getSimpleName()));
    }

    /** Whether there is a value at a key. */
    default boolean has(StateKey<?> key) {
        return find(key).isPresent();
    }

    /** Whether the sender's organisation votes. */
    default boolean isMember(Sender sender) {
        return has(new MemberKey(sender.organisation()));
    }

    /** Whether the sender's organisation holds a role at this block's time. */
    default boolean hasRole(Sender sender, Role role, Block block) {
        return hasRole(sender.organisation(), role, block);
    }

    /** Whether an organisation holds a role at this block's time. */
    default boolean hasRole(Uscc organisation, Role role, Block block) {
        return find(new RoleKey(organisation, role))
                .filter(grant -> grant.heldAt(block.time()))
                .isPresent();
    }

    /** Whether an authority may publish records of an item that {@code decidedBy} has decided. */
    default boolean isEntitled(Uscc publisher, Uscc decidedBy, ItemId item) {
        return has(new EntitlementKey(publisher, decidedBy, item));
    }

    /** A registered organisation that has not been dissolved. */
    default Optional<Organisation> activeOrganisation(Uscc uscc) {
        return find(new OrganisationKey(uscc)).filter(Organisation::isActive);
    }
}
