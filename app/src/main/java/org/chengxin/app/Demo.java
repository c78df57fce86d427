package org.chengxin.app;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.Commitments;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.HeldContent;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.RecordIdentity;
import org.chengxin.ledger.credit.RecordKind;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.identity.VouchKey;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.ImportSecrets;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.Submission;
import org.chengxin.sdk.TransactionSigner;

/**
 * Fills an invented city with invented companies and records, through the same door as everyone: signed with the
 * authorities' keys, sent over HTTP, decided in blocks. Doing it again adds what is missing and changes nothing else.
 */
final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChengxinClient client;
    private final SafeSubmitter submitter;
    private final Keys keys;
    private final ImportSecrets secrets;
    private final String chain;
    private final long founded;
    private final Map<Uscc, Author> authors = new TreeMap<>();

    /** Who signs, and with which sequence next. */
    private static final class Author {
        private final TransactionSigner signer;
        private long sequence;

        Author(TransactionSigner signer, long top) {
            this.signer = signer;
            this.sequence = top;
        }
    }

    Demo(City city, Keys keys) {
        this.client = new ChengxinClient(city.innerAddress());
        this.submitter = new SafeSubmitter(client, PATIENCE);
        this.keys = keys;
        this.secrets = new ImportSecrets(city.data().resolve("keys").resolve("import"));
        this.chain = city.running().node().status().chain();
        this.founded = city.running().founded();
    }

    /**
     * Adds what is missing.
     *
     * @return how many transactions were accepted
     */
    int seed() throws InterruptedException {
        LocalDate today = Beijing.dateAt(founded);
        try (client) {
            return submit(companies(today)) + submit(records(today));
        }
    }

    private int submit(List<Submission> submissions) throws InterruptedException {
        int accepted = 0;
        for (Fate fate : submitter.submit(submissions)) if (fate instanceof Fate.Committed) accepted++;
        return accepted;
    }

    private List<Submission> companies(LocalDate today) throws InterruptedException {
        List<Submission> submissions = new ArrayList<>();
        for (DemoRecords.Company company : DemoRecords.companies()) {
            submissions.add(signed(
                    ExampleCity.MARKET_REGULATOR.uscc(),
                    new RegisterOrganisation(
                            company.uscc(),
                            company.name(),
                            today.minusDays(company.ageDays()),
                            Optional.of(company.district())),
                    Optional.empty()));
        }
        Uscc first = DemoRecords.companies().getFirst().uscc();
        submissions.add(signed(
                ExampleCity.MARKET_REGULATOR.uscc(),
                new VouchKey(first, keys.authority(first).jwk(), false),
                Optional.empty()));
        return submissions;
    }

    private List<Submission> records(LocalDate today) throws InterruptedException {
        List<Submission> submissions = new ArrayList<>();
        for (DemoRecords.Permit permit : DemoRecords.permits(today)) submissions.add(permit(permit));
        for (DemoRecords.Penalty penalty : DemoRecords.penalties(today)) submissions.add(penalty(penalty));
        return submissions;
    }

    private Submission permit(DemoRecords.Permit permit) throws InterruptedException {
        Uscc by = permit.by().uscc();
        Bytes secret = secrets.of(by, permit.decidedOn().getYear());
        RecordId id = RecordIdentity.id(
                secret,
                by,
                RecordKind.PERMIT,
                permit.subject(),
                permit.content().decisionNumber(),
                permit.content().permitNumber());
        ContentOpening opening =
                ContentOpening.of(permit.content(), RecordIdentity.salt(secret, id, RecordIdentity.FIRST));
        var transaction = new PublishPermit(
                id,
                permit.subject(),
                permit.item(),
                by,
                permit.decidedOn(),
                permit.content().validUntil(),
                opening.commitment());
        return signed(by, transaction, Optional.of(opening));
    }

    private Submission penalty(DemoRecords.Penalty penalty) throws InterruptedException {
        Uscc by = penalty.by().uscc();
        Bytes secret = secrets.of(by, penalty.decidedOn().getYear());
        RecordId id = RecordIdentity.id(
                secret,
                by,
                RecordKind.PENALTY,
                penalty.subject(),
                penalty.content().decisionNumber(),
                Optional.empty());
        if (penalty.level().isEmpty()) return held(penalty, by, secret, id);
        ContentOpening opening =
                ContentOpening.of(penalty.content(), RecordIdentity.salt(secret, id, RecordIdentity.FIRST));
        var transaction = new PublishPenalty(
                id,
                penalty.subject(),
                penalty.item(),
                penalty.level().get(),
                by,
                penalty.decidedOn(),
                Optional.empty(),
                opening.commitment());
        return signed(by, transaction, Optional.of(opening));
    }

    /** What the law does not display is only committed to: nobody sees whom or what it is about. */
    private Submission held(DemoRecords.Penalty penalty, Uscc by, Bytes secret, RecordId id)
            throws InterruptedException {
        HeldContent content = new HeldContent(
                penalty.subject(),
                by,
                penalty.decidedOn(),
                Optional.of(penalty.item()),
                penalty.level(),
                penalty.content());
        Bytes salt = RecordIdentity.salt(secret, id, RecordIdentity.HELD);
        return signed(by, new HoldRecord(id, Commitments.of(salt, content.canonical())), Optional.empty());
    }

    private Submission signed(Uscc by, Transaction transaction, Optional<ContentOpening> opening)
            throws InterruptedException {
        Author author = authors.get(by);
        if (author == null) {
            TransactionSigner signer = new TransactionSigner(keys.authority(by));
            author = new Author(signer, client.windowTop(signer.key()));
            authors.put(by, author);
        }
        long expires = System.currentTimeMillis() + Ledger.EXPIRY_MAX_MILLIS / 2;
        Payload payload = new Payload(chain, expires, ++author.sequence, transaction);
        return Submission.of(author.signer.sign(payload), opening);
    }
}
