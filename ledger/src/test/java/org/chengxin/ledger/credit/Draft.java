package org.chengxin.ledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.ledger.testing.TestGenesis;

/** A publication in the making: good as it begins, and bad in whatever a test makes bad. */
record Draft(
        RecordId record,
        Uscc subject,
        ItemId item,
        Level level,
        Uscc decidedBy,
        LocalDate decidedOn,
        Optional<LocalDate> until,
        Bytes content) {

    /** Good under {@link TestGenesis} on its day, as a permit. */
    static Draft ofPermit(int number) {
        return new Draft(
                id(number),
                TestGenesis.company(7),
                TestGenesis.PERMITS,
                Level.GENERAL,
                TestGenesis.PUBLISHER.organisation(),
                LocalDate.parse("2026-10-01"),
                Optional.empty(),
                commitment(number));
    }

    /** Good under {@link TestGenesis} on its day, as a penalty. */
    static Draft ofPenalty(int number) {
        return ofPermit(number).item(TestGenesis.PENALTIES);
    }

    static RecordId id(int number) {
        return RecordId.of(Bytes.owned(Sha256.of(("record " + number).getBytes(UTF_8))));
    }

    static Bytes commitment(int number) {
        return Bytes.owned(Sha256.of(("content " + number).getBytes(UTF_8)));
    }

    Draft record(RecordId changed) {
        return new Draft(changed, subject, item, level, decidedBy, decidedOn, until, content);
    }

    Draft subject(Uscc changed) {
        return new Draft(record, changed, item, level, decidedBy, decidedOn, until, content);
    }

    Draft item(ItemId changed) {
        return new Draft(record, subject, changed, level, decidedBy, decidedOn, until, content);
    }

    Draft level(Level changed) {
        return new Draft(record, subject, item, changed, decidedBy, decidedOn, until, content);
    }

    Draft decidedBy(Uscc changed) {
        return new Draft(record, subject, item, level, changed, decidedOn, until, content);
    }

    Draft decidedOn(String changed) {
        return new Draft(record, subject, item, level, decidedBy, LocalDate.parse(changed), until, content);
    }

    Draft until(String changed) {
        return new Draft(
                record, subject, item, level, decidedBy, decidedOn, Optional.of(LocalDate.parse(changed)), content);
    }

    Draft content(Bytes changed) {
        return new Draft(record, subject, item, level, decidedBy, decidedOn, until, changed);
    }

    PublishPermit permit() {
        return new PublishPermit(record, subject, item, decidedBy, decidedOn, until, content);
    }

    PublishPenalty penalty() {
        return new PublishPenalty(record, subject, item, level, decidedBy, decidedOn, until, content);
    }
}
