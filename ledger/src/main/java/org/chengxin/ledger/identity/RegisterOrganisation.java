package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.ESTABLISHMENT_MUST_NOT_BE_IN_FUTURE;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_IS_ALREADY_SO;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_NEW;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_NOT_BE_A_NATURAL_PERSON;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_REGISTRAR;
import static org.chengxin.ledger.identity.Role.REGISTRAR;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.Invariant;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * A registrar states that an organisation exists.
 *
 * @param uscc        its code
 * @param name        its registered name, at most {@value Organisation#NAME_MAX_BYTES} bytes
 * @param established date of establishment
 * @param district    district of registration, at most {@value Organisation#DISTRICT_MAX_BYTES} bytes
 */
public record RegisterOrganisation(Uscc uscc, String name, LocalDate established, Optional<String> district)
        implements IdentityTransaction {

    /** Checks the shape. */
    public RegisterOrganisation {
        Organisation.requireName(name);
        district.ifPresent(Organisation::requireDistrict);
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.hasRole(sender, REGISTRAR, block)) return reject(SENDER_MUST_BE_REGISTRAR);
        if (uscc.ofNaturalPerson()) return reject(ORGANISATION_MUST_NOT_BE_A_NATURAL_PERSON);
        var present = view.find(new OrganisationKey(uscc));
        if (present.isPresent())
            return reject(
                    present.get().says(name, established, district)
                            ? ORGANISATION_IS_ALREADY_SO
                            : ORGANISATION_MUST_BE_NEW);
        if (established.isAfter(block.date())) return reject(ESTABLISHMENT_MUST_NOT_BE_IN_FUTURE);
        return accept(new OrganisationRegistered(uscc, name, established, district, block.time(), sender.key()));
    }

    /** An organisation is registered. */
    public record OrganisationRegistered(
            Uscc uscc, String name, LocalDate established, Optional<String> district, long at, KeyId by)
            implements IdentityEvent {

        @Override
        public void evolve(State state) {
            Invariant.holds(!state.has(new OrganisationKey(uscc)), "an organisation is registered once");
            state.put(
                    new OrganisationKey(uscc),
                    Organisation.registered(name, established, district, at, Optional.of(by)));
        }
    }
}
