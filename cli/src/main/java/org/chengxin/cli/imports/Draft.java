package org.chengxin.cli.imports;

import java.util.List;
import java.util.Optional;
import org.chengxin.intake.Finding;
import org.chengxin.intake.Warning;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.identity.RegisterOrganisation;

/**
 * A row as the transaction that it asks for, before it has a sequence and a signature.
 *
 * @param line        line of the file
 * @param lane        who signs
 * @param subject     what the transaction is about, record id or code: two rows with the same go one after the other
 * @param transaction what is asked for
 * @param opening     content and salt of a publication, which travel beside it
 * @param held        the line for the clerk, of a row that is held
 * @param holdReason  why it is held
 * @param warnings    what was set aside
 * @param attempts    how often it was signed before
 */
record Draft(
        long line,
        Lane lane,
        String subject,
        Transaction transaction,
        Optional<ContentOpening> opening,
        Optional<HeldLine> held,
        Optional<Finding> holdReason,
        List<Warning> warnings,
        int attempts) {

    Draft {
        warnings = List.copyOf(warnings);
    }

    /** Id of the record that the row is about; a registration has none. */
    Optional<String> record() {
        return transaction instanceof RegisterOrganisation ? Optional.empty() : Optional.of(subject);
    }

    /** The same row, to be signed once more. */
    Draft again() {
        return new Draft(line, lane, subject, transaction, opening, held, holdReason, warnings, attempts + 1);
    }
}
