package org.chengxin.ledger.identity;

import java.util.Optional;
import org.chengxin.ledger.KeyId;

/**
 * That a publisher may publish what an authority decides under a catalogue item.
 *
 * @param since     from when, in milliseconds since 1970-01-01T00:00Z
 * @param grantedBy the key that granted it; absent when the genesis did
 */
public record Entitlement(long since, Optional<KeyId> grantedBy) {}
