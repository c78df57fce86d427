package org.chengxin.ledger.identity;

import java.util.Optional;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;

/**
 * A key of an organisation. All times are milliseconds since 1970-01-01T00:00Z.
 *
 * @param jwk              the public key
 * @param addedAt          time of the block that added it
 * @param addedBy          the organisation's own key that added it; absent otherwise
 * @param vouchedBy        the registrar's key that vouched for it; absent otherwise
 * @param activeFrom       the instant from which it signs
 * @param stoppedAt        time of the block that stopped it before it took effect
 * @param revokedAt        time of the block that revoked it or rotated it away
 * @param compromisedSince the instant from which somebody else may have used it
 */
public record KeyState(
        Jwk jwk,
        long addedAt,
        Optional<KeyId> addedBy,
        Optional<KeyId> vouchedBy,
        long activeFrom,
        Optional<Long> stoppedAt,
        Optional<Long> revokedAt,
        Optional<Long> compromisedSince) {

    /** What the key is good for at an instant that is not before its last change. */
    public KeyStatus statusAt(long time) {
        if (revokedAt.isPresent()) return KeyStatus.REVOKED;
        if (stoppedAt.isPresent()) return KeyStatus.STOPPED;
        return time < activeFrom ? KeyStatus.PENDING : KeyStatus.ACTIVE;
    }

    /** Whether what the key signed at an instant has to be shown with a warning. */
    public boolean doubtfulAt(long signedAt) {
        return compromisedSince.isPresent() && signedAt >= compromisedSince.get();
    }

    /** Whether {@code since} is a compromise that is not known, or an earlier one than is known. */
    boolean knowsLessThan(Optional<Long> since) {
        return since.isPresent() && (compromisedSince.isEmpty() || since.get() < compromisedSince.get());
    }

    /** A key that its own organisation adds, good at once. */
    static KeyState added(Jwk jwk, long time, KeyId by) {
        return fresh(jwk, time, Optional.of(by), Optional.empty(), time);
    }

    /** A key that a registrar vouches for, good after a delay. */
    static KeyState vouched(Jwk jwk, long time, KeyId by, long activeFrom) {
        return fresh(jwk, time, Optional.empty(), Optional.of(by), activeFrom);
    }

    /** A key that the genesis names. */
    static KeyState first(Jwk jwk, long time) {
        return fresh(jwk, time, Optional.empty(), Optional.empty(), time);
    }

    KeyState stopped(long time) {
        return new KeyState(
                jwk, addedAt, addedBy, vouchedBy, activeFrom, Optional.of(time), revokedAt, compromisedSince);
    }

    KeyState revoked(long time, Optional<Long> since) {
        return new KeyState(jwk, addedAt, addedBy, vouchedBy, activeFrom, stoppedAt, Optional.of(time), since);
    }

    private static KeyState fresh(
            Jwk jwk, long time, Optional<KeyId> addedBy, Optional<KeyId> vouchedBy, long activeFrom) {
        return new KeyState(
                jwk, time, addedBy, vouchedBy, activeFrom, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
