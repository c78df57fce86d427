package org.chengxin.ledger.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.RecordKind;

/**
 * A kind of record that the catalogue allows to be collected. Without an item in force there is no record.
 *
 * @param id              its id
 * @param kind            whether it is about permits or penalties
 * @param nameZh          name in Chinese
 * @param nameEn          name in English
 * @param legalBasis      citation of the law that the records rest on
 * @param inForceFrom     first day in force
 * @param inForceUntil    last day in force; absent while it has no end
 * @param levels          level of each kind of penalty; empty for permits
 * @param longestMonths   longest display of a permit, in whole months from the decision; absent for penalties, whose
 *                        periods the edition gives
 * @param retentionMonths after how many whole months from the decision held content is destroyed; absent when not yet laid down
 * @param unconfirmed     whether its data still has to be checked against the law
 */
public record CatalogueItem(
        ItemId id,
        RecordKind kind,
        String nameZh,
        String nameEn,
        String legalBasis,
        LocalDate inForceFrom,
        Optional<LocalDate> inForceUntil,
        List<LevelRule> levels,
        Optional<Integer> longestMonths,
        Optional<Integer> retentionMonths,
        boolean unconfirmed) {

    /** Most bytes of a name. */
    public static final int NAME_MAX_BYTES = 256;
    /** Most bytes of a citation. */
    public static final int LEGAL_BASIS_MAX_BYTES = 512;
    /** Most rules for levels. */
    public static final int LEVELS_MAX = 64;

    /** Checks the shape. */
    public CatalogueItem {
        Limits.text("nameZh", nameZh, NAME_MAX_BYTES);
        Limits.text("nameEn", nameEn, NAME_MAX_BYTES);
        Limits.text("legalBasis", legalBasis, LEGAL_BASIS_MAX_BYTES);
        if (inForceUntil.isPresent() && inForceUntil.get().isBefore(inForceFrom))
            throw new IllegalArgumentException("inForceUntil is before inForceFrom");
        levels = List.copyOf(levels);
        Limits.within("levels", levels.size(), 0, LEVELS_MAX);
        if (levels.stream().map(LevelRule::penaltyKind).distinct().count() != levels.size())
            throw new IllegalArgumentException("levels names a kind of penalty twice");
        if (kind == RecordKind.PERMIT && !levels.isEmpty()) throw new IllegalArgumentException("a permit has no level");
        if (longestMonths.isPresent() != (kind == RecordKind.PERMIT))
            throw new IllegalArgumentException("longestMonths is there for permits, and for penalties the edition is");
        longestMonths.ifPresent(months -> Limits.within("longestMonths", months, 1, DisplayPeriod.MONTHS_MAX));
        retentionMonths.ifPresent(months -> Limits.within("retentionMonths", months, 1, DisplayPeriod.MONTHS_MAX));
    }

    /** Whether records decided or published on a Beijing date may rest on this item. */
    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(inForceFrom) && (inForceUntil.isEmpty() || !date.isAfter(inForceUntil.get()));
    }

    /** The level of a kind of penalty, where the item decides it. */
    public Optional<Level> level(String penaltyKind) {
        return levels.stream()
                .filter(rule -> rule.penaltyKind().equals(penaltyKind))
                .map(LevelRule::level)
                .findFirst();
    }

    /** Whether some kind of penalty has this level. */
    public boolean hasLevel(Level level) {
        return levels.stream().anyMatch(rule -> rule.level() == level);
    }
}
