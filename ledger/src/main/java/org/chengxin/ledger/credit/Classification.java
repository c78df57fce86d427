package org.chengxin.ledger.credit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.governance.CatalogueItem;

/**
 * The level of a penalty as far as its kinds decide it. Several kinds in one decision have the gravest level among them,
 * because the longest period governs. A kind that the item does not know leaves the level open, unless another already
 * is of the gravest: nothing is guessed against a subject.
 */
public final class Classification {

    private Classification() {}

    /**
     * The level of kinds of penalty under an item.
     *
     * @param penaltyKinds as the national template writes them ({@code CF_CFLB}), split
     * @return empty when the kinds do not decide it: the record is held for a clerk
     */
    public static Optional<Level> of(CatalogueItem item, List<String> penaltyKinds) {
        List<Optional<Level>> levels = penaltyKinds.stream().map(item::level).toList();
        Optional<Level> gravest = levels.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
        boolean allKnown = levels.stream().allMatch(Optional::isPresent);
        return allKnown ? gravest : gravest.filter(Level.SERIOUS::equals);
    }
}
