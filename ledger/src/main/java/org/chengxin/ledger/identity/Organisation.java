package org.chengxin.ledger.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.KeyId;

/**
 * A registered organisation.
 *
 * @param name         registered name
 * @param established  date of establishment
 * @param district     district of registration, as the registrar names it
 * @param status       whether it still exists
 * @param registeredAt time of the block that registered it, in milliseconds since 1970-01-01T00:00Z
 * @param registeredBy the registrar's key that signed for it; absent when the genesis did
 * @param changedAt    time of the block that last changed or dissolved it; absent when none did
 * @param changedBy    the registrar's key that signed for that
 */
public record Organisation(
        String name,
        LocalDate established,
        Optional<String> district,
        Status status,
        long registeredAt,
        Optional<KeyId> registeredBy,
        Optional<Long> changedAt,
        Optional<KeyId> changedBy) {

    /** Most bytes of a name. */
    public static final int NAME_MAX_BYTES = 384;
    /** Most bytes of a district. */
    public static final int DISTRICT_MAX_BYTES = 96;

    /** Whether an organisation still exists. */
    public enum Status {
        /** It does. */
        ACTIVE,
        /** It has been dissolved; its code is never given again. */
        DISSOLVED
    }

    /** Checks the shape. */
    public Organisation {
        requireName(name);
        district.ifPresent(Organisation::requireDistrict);
    }

    /** Whether it has not been dissolved. */
    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** An organisation as it is registered. */
    static Organisation registered(
            String name, LocalDate established, Optional<String> district, long at, Optional<KeyId> by) {
        return new Organisation(name, established, district, Status.ACTIVE, at, by, Optional.empty(), Optional.empty());
    }

    /** The organisation with what is new about it. */
    Organisation changed(Optional<String> newName, Optional<String> newDistrict, long at, KeyId by) {
        return new Organisation(
                newName.orElse(name),
                established,
                newDistrict.or(() -> district),
                status,
                registeredAt,
                registeredBy,
                Optional.of(at),
                Optional.of(by));
    }

    /** The organisation when it has gone. */
    Organisation dissolved(long at, KeyId by) {
        return new Organisation(
                name,
                established,
                district,
                Status.DISSOLVED,
                registeredAt,
                registeredBy,
                Optional.of(at),
                Optional.of(by));
    }

    /** Whether a registration with these facts would say what is known already. */
    boolean says(String otherName, LocalDate otherEstablished, Optional<String> otherDistrict) {
        return isActive()
                && name.equals(otherName)
                && established.equals(otherEstablished)
                && district.equals(otherDistrict);
    }

    /** Refuses what is not a name. */
    public static void requireName(String name) {
        Limits.text("name", name, NAME_MAX_BYTES);
    }

    /** Refuses what is not a district. */
    public static void requireDistrict(String district) {
        Limits.text("district", district, DISTRICT_MAX_BYTES);
    }
}
