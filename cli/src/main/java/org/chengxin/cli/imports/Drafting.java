package org.chengxin.cli.imports;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.intake.Decision;
import org.chengxin.intake.Finding;
import org.chengxin.intake.IntakeReason;
import org.chengxin.intake.Row;
import org.chengxin.intake.Verdict;
import org.chengxin.intake.Warning;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.Commitments;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.EndPermit;
import org.chengxin.ledger.credit.HeldContent;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.RecordContent;
import org.chengxin.ledger.credit.RecordIdentity;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ImportSecrets;

/** Turns rows into transactions. Ids and salts come from import secrets, so the same row always asks for the same. */
final class Drafting {

    private final List<Lane> lanes;
    private final ImportSecrets secrets;

    Drafting(List<Lane> lanes, ImportSecrets secrets) {
        this.lanes = List.copyOf(lanes);
        this.secrets = secrets;
    }

    /** What comes of a row here. */
    sealed interface Drafted {

        /** A transaction to be signed. */
        record Ready(Draft draft) implements Drafted {}

        /** None, for this reason. */
        record Refused(Finding reason) implements Drafted {}
    }

    Drafted draft(Row.Registration row) {
        var transaction = new RegisterOrganisation(row.uscc(), row.name(), row.established(), row.district());
        return new Drafted.Ready(new Draft(
                row.line(),
                lanes.getFirst(),
                row.uscc().text(),
                transaction,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0));
    }

    Drafted draft(Row.Permit row) {
        return record(
                row.line(), row.decision(), row.verdict(), row.content(), row.warnings(), (id, verdict, content) -> {
                    Decision decision = row.decision();
                    return new PublishPermit(
                            id,
                            decision.subject(),
                            verdict.item(),
                            decision.decidedBy(),
                            decision.decidedOn(),
                            row.validUntil(),
                            content);
                });
    }

    Drafted draft(Row.Penalty row) {
        return record(
                row.line(), row.decision(), row.verdict(), row.content(), row.warnings(), (id, verdict, content) -> {
                    Decision decision = row.decision();
                    return new PublishPenalty(
                            id,
                            decision.subject(),
                            verdict.item(),
                            verdict.level().orElseThrow(),
                            decision.decidedBy(),
                            decision.decidedOn(),
                            row.displayUntil(),
                            content);
                });
    }

    Drafted draft(Row.EndOfPermit row) {
        Optional<Lane> lane = Lane.thatEndsFor(row.decision().decidedBy(), lanes);
        if (lane.isEmpty()) return new Drafted.Refused(IntakeReason.AUTHORITY_MUST_BE_YOURS);
        RecordId id = row.decision().recordId(secret(lane.get().authority(), row.decision()));
        return new Drafted.Ready(new Draft(
                row.line(),
                lane.get(),
                id.text(),
                new EndPermit(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0));
    }

    /** How a row whose columns decide becomes a publication. */
    private interface Publishing {

        Transaction publish(RecordId id, Verdict.Classified verdict, Bytes commitment);
    }

    private Drafted record(
            long line,
            Decision decision,
            Verdict verdict,
            RecordContent content,
            List<Warning> warnings,
            Publishing publishing) {
        Optional<Lane> lane = Lane.thatSignsFor(decision.decidedBy(), lanes);
        if (lane.isEmpty()) return new Drafted.Refused(IntakeReason.AUTHORITY_MUST_BE_YOURS);
        Uscc publisher = lane.get().authority();
        Bytes secret = secret(publisher, decision);
        RecordId id = decision.recordId(secret);
        return new Drafted.Ready(
                switch (verdict) {
                    case Verdict.Classified classified -> {
                        ContentOpening opening =
                                ContentOpening.of(content, RecordIdentity.salt(secret, id, RecordIdentity.FIRST));
                        Transaction publication = publishing.publish(id, classified, opening.commitment());
                        yield new Draft(
                                line,
                                lane.get(),
                                id.text(),
                                publication,
                                Optional.of(opening),
                                Optional.empty(),
                                Optional.empty(),
                                warnings,
                                0);
                    }
                    case Verdict.Held held -> {
                        var heldContent = new HeldContent(
                                decision.subject(),
                                decision.decidedBy(),
                                decision.decidedOn(),
                                held.item(),
                                held.level(),
                                content);
                        Bytes salt = RecordIdentity.salt(secret, id, RecordIdentity.HELD);
                        Bytes commitment = Commitments.of(salt, heldContent.canonical());
                        int year = decision.decidedOn().getYear();
                        yield new Draft(
                                line,
                                lane.get(),
                                id.text(),
                                new HoldRecord(id, commitment),
                                Optional.empty(),
                                Optional.of(new HeldLine(publisher, year, secret, id, commitment, salt, heldContent)),
                                Optional.of(held.reason()),
                                warnings,
                                0);
                    }
                });
    }

    private Bytes secret(Uscc publisher, Decision decision) {
        return secrets.of(publisher, decision.decidedOn().getYear());
    }
}
