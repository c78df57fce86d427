package org.chengxin.stories.chaos;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.Submission;
import org.chengxin.sdk.TransactionSigner;

/** A member's desk: signs what the member hands in with its key, each with a sequence of its own. */
final class Desk {

    private static final long VALID_FOR_MILLIS = 60L * 60 * 1000;
    private static final LocalDate ESTABLISHED = LocalDate.of(2020, 1, 1);

    private final String chain;
    private final Uscc member;
    private final TransactionSigner signer;
    private final AtomicLong sequence = new AtomicLong();

    Desk(String chain, SigningKey key) {
        this.chain = chain;
        this.member = key.id().organisation();
        this.signer = new TransactionSigner(key);
    }

    Submission register(Uscc organisation, String name) {
        return sign(new RegisterOrganisation(organisation, name, ESTABLISHED, Optional.empty()));
    }

    Submission change(Uscc organisation, String name) {
        return sign(new ChangeOrganisation(organisation, Optional.of(name), Optional.empty()));
    }

    /** A key more for the desk's organisation. */
    Submission add(SigningKey key) {
        return sign(new AddKey(key.jwk()));
    }

    /** A permit by the desk's organisation, with its content. */
    Submission publish(Permit permit, int number) {
        return sign(permit.publication(number, member), Optional.of(permit.opening()));
    }

    Submission withdraw(RecordId permit) {
        return sign(new WithdrawRecord(permit));
    }

    private Submission sign(Transaction transaction) {
        return sign(transaction, Optional.empty());
    }

    private Submission sign(Transaction transaction, Optional<ContentOpening> opening) {
        var payload = new Payload(
                chain, System.currentTimeMillis() + VALID_FOR_MILLIS, sequence.incrementAndGet(), transaction);
        return Submission.of(signer.sign(payload), opening);
    }
}
