package org.chengxin.cli.imports;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.identity.Role;
import org.chengxin.sdk.DocumentSigner;
import org.chengxin.sdk.Sequences;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.Submission;
import org.chengxin.sdk.TransactionSigner;

/** One authority that signs here: its key, the sequences of that key, and what it is entitled to publish. */
final class Lane {

    private static final String REPORT_TYP = "chengxin-report+jws";
    private static final long EXPIRES_AFTER_MILLIS = 60L * 60 * 1000;

    private final Uscc authority;
    private final String chain;
    private final TransactionSigner signer;
    private final DocumentSigner reports;
    private final Sequences sequences;
    private final List<Role> roles;
    private final SortedMap<Uscc, List<CatalogueItem>> items;

    Lane(
            Uscc authority,
            String chain,
            SigningKey key,
            Sequences sequences,
            List<Role> roles,
            SortedMap<Uscc, List<CatalogueItem>> items) {
        this.authority = authority;
        this.chain = chain;
        this.signer = new TransactionSigner(key);
        this.reports = new DocumentSigner(key, REPORT_TYP);
        this.sequences = sequences;
        this.roles = List.copyOf(roles);
        this.items = new TreeMap<>(items);
    }

    Uscc authority() {
        return authority;
    }

    TransactionSigner signer() {
        return signer;
    }

    Sequences sequences() {
        return sequences;
    }

    boolean has(Role role) {
        return roles.contains(role);
    }

    /** The items under which it may publish what an authority decides. */
    List<CatalogueItem> items(Uscc decidedBy) {
        return items.getOrDefault(decidedBy, List.of());
    }

    /** Signs a draft under a sequence. */
    Submission sign(Draft draft, long sequence) {
        Transaction transaction = draft.transaction();
        long expires = System.currentTimeMillis() + EXPIRES_AFTER_MILLIS;
        byte[] jws = signer.sign(new Payload(chain, expires, sequence, transaction));
        return Submission.of(jws, draft.opening());
    }

    /** Signs the report of an import. */
    byte[] signReport(byte[] report) {
        return reports.sign(report);
    }

    /** The lane that ends what an authority's decisions have begun, even when its entitlement is over. */
    static Optional<Lane> thatEndsFor(Uscc decidedBy, List<Lane> lanes) {
        return thatSignsFor(decidedBy, lanes).or(() -> lanes.stream()
                .filter(lane -> lane.authority.equals(decidedBy))
                .findFirst());
    }

    /** The lane that signs for an authority's decisions: its own if it has the entitlement, else the first that has. */
    static Optional<Lane> thatSignsFor(Uscc decidedBy, List<Lane> lanes) {
        return lanes.stream()
                .filter(lane -> lane.authority.equals(decidedBy)
                        && !lane.items(decidedBy).isEmpty())
                .findFirst()
                .or(() -> lanes.stream()
                        .filter(lane -> !lane.items(decidedBy).isEmpty())
                        .findFirst());
    }
}
