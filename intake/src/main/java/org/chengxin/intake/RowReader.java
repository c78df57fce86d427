package org.chengxin.intake;

import java.util.List;

/** Turns the values of a row into what goes in, for one kind of file. */
sealed interface RowReader permits RegistrationRows, PermitRows, PenaltyRows {

    /** The columns of the template. */
    List<? extends Column> template();

    /** Judges a row that has as many values as the header. */
    Row read(RowCheck row);

    /** The reader of a kind of file. */
    static RowReader of(FileKind kind, ImportRules rules) {
        return switch (kind) {
            case REGISTRATIONS -> new RegistrationRows();
            case PERMITS -> new PermitRows(rules);
            case PENALTIES -> new PenaltyRows(rules);
        };
    }
}
