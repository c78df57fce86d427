package org.chengxin.ledger.identity;

import java.util.Optional;
import org.chengxin.ledger.KeyId;

/**
 * That an organisation has a role.
 *
 * @param since     from when, in milliseconds since 1970-01-01T00:00Z
 * @param grantedBy the key that granted it; absent when the genesis did
 * @param until     the instant from which it is over; absent when it has no end
 */
public record RoleGrant(long since, Optional<KeyId> grantedBy, Optional<Long> until) {

    /** Whether the role is held at an instant. */
    public boolean heldAt(long time) {
        return until.isEmpty() || time < until.get();
    }
}
