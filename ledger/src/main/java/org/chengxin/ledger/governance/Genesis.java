package org.chengxin.ledger.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;

/**
 * How a chain begins. Everything in it is state at height 0, except the validators, which are the consensus engine's.
 *
 * @param settings      what holds for the chain as a whole
 * @param time          time of the genesis, in milliseconds since 1970-01-01T00:00Z
 * @param validators    who signs blocks
 * @param members       who votes, sorted; each is among the organisations and has a key
 * @param organisations the organisations that are there from the start, sorted by code
 * @param items         the catalogue, sorted by id
 * @param editions      the editions of the display rules, sorted by id
 */
public record Genesis(
        ChainState settings,
        long time,
        List<Validator> validators,
        List<Uscc> members,
        List<FirstOrganisation> organisations,
        List<CatalogueItem> items,
        List<Edition> editions) {

    /** Most validators. */
    public static final int VALIDATORS_MAX = 100;
    /** Most organisations. */
    public static final int ORGANISATIONS_MAX = 10_000;
    /** The latest time: the end of the year 9999. */
    public static final long TIME_MAX =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException naming what does not
     */
    public Genesis {
        Limits.within("time", time, 0, TIME_MAX);
        validators = List.copyOf(validators);
        members = List.copyOf(members);
        organisations = List.copyOf(organisations);
        items = List.copyOf(items);
        editions = List.copyOf(editions);
        new GenesisShape(members, organisations, items, editions).require();
        Limits.within("validators", validators.size(), 1, VALIDATORS_MAX);
        if (validators.stream().map(Validator::ed25519).distinct().count() != validators.size())
            throw new IllegalArgumentException("two validators have one key");
    }

    /** Id of the chain. */
    public String chain() {
        return settings.chain();
    }

    /**
     * Who signs blocks.
     *
     * @param name    a name for people
     * @param ed25519 the 32 bytes of the public key
     * @param power   its weight
     */
    public record Validator(String name, Bytes ed25519, long power) {

        /** Most bytes of a name, as in CometBFT. */
        public static final int NAME_MAX_BYTES = 70;
        /** The largest weight. */
        public static final long POWER_MAX = 1_000_000_000;

        /** Checks the shape. */
        public Validator {
            Limits.text("name", name, NAME_MAX_BYTES);
            if (ed25519.size() != Jwk.COORDINATE_BYTES) throw new IllegalArgumentException("ed25519 has 32 bytes");
            Limits.within("power", power, 1, POWER_MAX);
        }
    }

    /**
     * An organisation that is there from the start.
     *
     * @param uscc         its code
     * @param name         its name
     * @param established  date of establishment
     * @param district     district of registration
     * @param keys         its keys, active at once
     * @param roles        its roles, without an end
     * @param entitlements what it may publish
     */
    public record FirstOrganisation(
            Uscc uscc,
            String name,
            LocalDate established,
            Optional<String> district,
            List<Jwk> keys,
            List<Role> roles,
            List<FirstEntitlement> entitlements) {

        /** Checks the shape. */
        public FirstOrganisation {
            keys = List.copyOf(keys);
            roles = List.copyOf(roles);
            entitlements = List.copyOf(entitlements);
            GenesisShape.requireOrganisation(uscc, name, district, keys, roles, entitlements);
        }
    }

    /**
     * What an organisation may publish from the start.
     *
     * @param decidedBy who decides
     * @param item      the catalogue item
     */
    public record FirstEntitlement(Uscc decidedBy, ItemId item) {}
}
