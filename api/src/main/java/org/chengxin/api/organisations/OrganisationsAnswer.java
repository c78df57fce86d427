package org.chengxin.api.organisations;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;

/**
 * Organisations that a search found.
 *
 * @param next          the cursor for the next page; absent on the last
 * @param organisations this page, in the order of codes
 * @param proven        always false: each organisation has a proof of its own, the list has none
 */
public record OrganisationsAnswer(Optional<String> next, List<Hit> organisations, boolean proven) {

    /** One organisation found. */
    public record Hit(Organisation organisation, Uscc uscc) {}
}
