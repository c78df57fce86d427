package org.chengxin.intake;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a template that say whom a row is about (行政相对人), and the first question asked of every row: is that
 * a person? Nothing else of a person's row is read, and nothing else of it is reported.
 *
 * @param kind                   what kind of party it is
 * @param code                   unified social credit code
 * @param personDocument         number of a natural person's document
 * @param representative         legal representative
 * @param representativeDocument number of that person's document
 */
record Party(Column kind, Column code, Column personDocument, Column representative, Column representativeDocument) {

    private static final Set<String> ORGANISATION =
            new TreeSet<>(Set.of("法人及非法人组织", "法人或非法人组织", "法人和非法人组织", "法人及其他组织", "法人", "非法人组织"));
    private static final Set<String> SOLE_TRADER = new TreeSet<>(Set.of("个体工商户", "个体户"));
    private static final Set<String> NATURAL_PERSON = new TreeSet<>(Set.of("自然人", "个人", "公民"));

    /** Why a row is refused because of whom it is about: one reason, and no word about the rest of the row. */
    Optional<Row> refusal(RowCheck row) {
        String named = CleanText.valueOf(row.raw(kind)).orElse("");
        boolean codeOfSoleTrader = UsccText.beginsAsSoleTrader(row.raw(code));
        if (NATURAL_PERSON.contains(named))
            return refused(row, kind, IntakeReason.SUBJECT_MUST_NOT_BE_A_NATURAL_PERSON);
        if (SOLE_TRADER.contains(named)) {
            boolean agree = codeOfSoleTrader || !row.isFilled(code);
            return agree
                    ? refused(row, kind, IntakeReason.SUBJECT_MUST_NOT_BE_A_SOLE_TRADER)
                    : refused(row, code, IntakeReason.SUBJECT_COLUMNS_MUST_AGREE);
        }
        if (ORGANISATION.contains(named)) {
            if (codeOfSoleTrader) return refused(row, code, IntakeReason.SUBJECT_COLUMNS_MUST_AGREE);
            if (row.isFilled(personDocument))
                return refused(row, personDocument, IntakeReason.SUBJECT_COLUMNS_MUST_AGREE);
            return Optional.empty();
        }
        if (codeOfSoleTrader) return refused(row, code, IntakeReason.SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
        return refused(
                row,
                kind,
                named.isEmpty() ? IntakeReason.SUBJECT_KIND_MUST_BE_PRESENT : IntakeReason.SUBJECT_KIND_MUST_BE_KNOWN);
    }

    /** The person whom the texts of the row must not name. */
    PersonalData people(RowCheck row) {
        return new PersonalData(row.raw(representative), row.raw(representativeDocument));
    }

    private static Optional<Row> refused(RowCheck row, Column column, IntakeReason reason) {
        return Optional.of(row.refused(column, reason));
    }
}
