package org.chengxin.intake;

import static org.chengxin.intake.RegistrationColumn.DISTRICT;
import static org.chengxin.intake.RegistrationColumn.ESTABLISHED;
import static org.chengxin.intake.RegistrationColumn.NAME;
import static org.chengxin.intake.RegistrationColumn.PROVINCE;
import static org.chengxin.intake.RegistrationColumn.USCC;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Organisation;

/** Registrations of organisations. */
final class RegistrationRows implements RowReader {

    @Override
    public List<RegistrationColumn> template() {
        return List.of(RegistrationColumn.values());
    }

    @Override
    public Row read(RowCheck row) {
        if (UsccText.beginsAsSoleTrader(row.raw(USCC)))
            return row.refused(USCC, IntakeReason.SUBJECT_MUST_NOT_BE_A_SOLE_TRADER);
        Optional<Uscc> uscc = row.requiredUscc(USCC);
        Optional<String> name = row.requiredName(NAME, Organisation.NAME_MAX_BYTES);
        Optional<LocalDate> established = row.requiredPastDate(ESTABLISHED);
        Optional<String> province = row.text(PROVINCE, Organisation.DISTRICT_MAX_BYTES);
        Optional<String> district = row.text(DISTRICT, Organisation.DISTRICT_MAX_BYTES);
        if (!row.fits()) return row.refused();
        return new Row.Registration(
                row.line(), uscc.orElseThrow(), name.orElseThrow(), established.orElseThrow(), province, district);
    }
}
