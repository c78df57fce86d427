package org.chengxin.ledger.identity;

import static org.chengxin.ledger.Outcome.accept;
import static org.chengxin.ledger.Outcome.reject;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_IS_ALREADY_SO;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_ACTIVE;
import static org.chengxin.ledger.identity.IdentityReason.ORGANISATION_MUST_BE_REGISTERED;
import static org.chengxin.ledger.identity.IdentityReason.SENDER_MUST_BE_REGISTRAR;
import static org.chengxin.ledger.identity.Role.REGISTRAR;

import java.util.Optional;
import org.chengxin.ledger.Block;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.State;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * A registrar states what is different about an organisation from now on.
 *
 * @param uscc     its code
 * @param name     its new name; absent when that stays
 * @param district its new district; absent when that stays
 */
public record ChangeOrganisation(Uscc uscc, Optional<String> name, Optional<String> district)
        implements IdentityTransaction {

    /** Checks the shape. */
    public ChangeOrganisation {
        if (name.isEmpty() && district.isEmpty()) throw new IllegalArgumentException("a change changes something");
        name.ifPresent(Organisation::requireName);
        district.ifPresent(Organisation::requireDistrict);
    }

    @Override
    public Outcome decide(View view, Block block, Sender sender) {
        if (!view.hasRole(sender, REGISTRAR, block)) return reject(SENDER_MUST_BE_REGISTRAR);
        var present = view.find(new OrganisationKey(uscc));
        if (present.isEmpty()) return reject(ORGANISATION_MUST_BE_REGISTERED);
        if (!present.get().isActive()) return reject(ORGANISATION_MUST_BE_ACTIVE);
        boolean sameName = name.isEmpty() || name.get().equals(present.get().name());
        boolean sameDistrict =
                district.isEmpty() || district.equals(present.get().district());
        if (sameName && sameDistrict) return reject(ORGANISATION_IS_ALREADY_SO);
        return accept(new OrganisationChanged(uscc, name, district, block.time(), sender.key()));
    }

    /** An organisation has another name or district. */
    public record OrganisationChanged(Uscc uscc, Optional<String> name, Optional<String> district, long at, KeyId by)
            implements IdentityEvent {

        @Override
        public void evolve(State state) {
            var before = state.require(new OrganisationKey(uscc));
            state.put(new OrganisationKey(uscc), before.changed(name, district, at, by));
        }
    }
}
