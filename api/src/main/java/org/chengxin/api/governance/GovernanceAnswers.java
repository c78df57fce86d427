package org.chengxin.api.governance;

import java.util.List;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.Edition;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.identity.Role;

/** What is answered about governance. */
final class GovernanceAnswers {

    private GovernanceAnswers() {}

    /**
     * The catalogue.
     *
     * @param height of the block after which this holds
     * @param items  every item, in the order of ids
     */
    record Catalogue(long height, List<CatalogueItem> items) {}

    /**
     * The editions of the display rules.
     *
     * @param editions every edition, in the order of ids
     * @param height   of the block after which this holds
     */
    record Editions(List<Edition> editions, long height) {}

    /**
     * The authorities.
     *
     * @param authorities members and holders of a role, in the order of codes
     * @param height      of the block after which this holds
     */
    record Authorities(List<Authority> authorities, long height) {}

    /**
     * An organisation that acts for the city.
     *
     * @param entitlements what it may publish
     * @param member       whether it votes
     * @param name         its name
     * @param roles        the roles that it holds now
     * @param uscc         its code
     */
    record Authority(List<MayPublish> entitlements, boolean member, String name, List<Role> roles, Uscc uscc) {}

    /**
     * That an authority may publish what another, or itself, decides.
     *
     * @param decidedBy who decides
     * @param item      catalogue item
     */
    record MayPublish(Uscc decidedBy, ItemId item) {}
}
