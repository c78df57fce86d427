package org.chengxin.stories.chaos;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.Submission;
import org.chengxin.sdk.TransactionSigner;

/** A registrar's desk: signs registrations and changes with its key, each with a sequence of its own. */
final class Desk {

    private static final long VALID_FOR_MILLIS = 60L * 60 * 1000;
    private static final LocalDate ESTABLISHED = LocalDate.of(2020, 1, 1);

    private final String chain;
    private final TransactionSigner signer;
    private final AtomicLong sequence = new AtomicLong();

    Desk(String chain, SigningKey key) {
        this.chain = chain;
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

    private Submission sign(Transaction transaction) {
        var payload = new Payload(
                chain, System.currentTimeMillis() + VALID_FOR_MILLIS, sequence.incrementAndGet(), transaction);
        return Submission.of(signer.sign(payload), Optional.empty());
    }
}
