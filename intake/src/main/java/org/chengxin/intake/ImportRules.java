package org.chengxin.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.Edition;

/**
 * What rows are judged by: the rules of the ledger that are in force, and what the importing authority may sign.
 *
 * @param today    the Beijing date; later decisions are in the future
 * @param editions the editions of the display rules
 * @param items    the catalogue items under which the importing authority may publish decisions of an authority; none
 *                 when it may not sign for that authority at all
 */
public record ImportRules(LocalDate today, List<Edition> editions, Function<Uscc, List<CatalogueItem>> items) {

    /** Copies the editions. */
    public ImportRules {
        editions = List.copyOf(editions);
    }

    /** The rules for registrations, which rest on no catalogue item and no edition. */
    public static ImportRules forRegistrations(LocalDate today) {
        return new ImportRules(today, List.of(), authority -> List.of());
    }
}
