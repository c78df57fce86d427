package org.chengxin.node.view;

import java.util.List;
import java.util.OptionalLong;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;

/**
 * Some of the organisations that a search found, the earliest registered first.
 *
 * @param hits  the organisations
 * @param next  where to go on; empty when there are no more. It stays right while organisations are added
 */
public record OrganisationPage(List<Hit> hits, OptionalLong next) {

    /** Keeps the list from changing. */
    public OrganisationPage {
        hits = List.copyOf(hits);
    }

    /**
     * One organisation.
     *
     * @param uscc         its code
     * @param organisation what the state says of it
     */
    public record Hit(Uscc uscc, Organisation organisation) {}
}
