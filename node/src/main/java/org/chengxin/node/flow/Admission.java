package org.chengxin.node.flow;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.node.NodeReason;
import org.chengxin.node.flow.WaitingTransactions.Waiting;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.IndexedTransaction;
import org.chengxin.node.state.DecodedState;

/**
 * The way in. Asks what is cheap first: form, whether it waits already, chain, key, sequence and expiry, room, content,
 * and only then the signature, in the caller's thread. What passes waits, with its content, and goes to the engine.
 */
final class Admission {

    private final String chain;
    private final Ports ports;
    private final int retryAfterSeconds;
    private final DecodedState state;
    private final NextBlockTime nextBlock;
    private final VerifiedSignatures signatures;
    private final WaitingTransactions waiting;
    private final Leftovers leftovers;
    private volatile boolean open;

    Admission(
            String chain,
            Ports ports,
            int retryAfterSeconds,
            DecodedState state,
            NextBlockTime nextBlock,
            VerifiedSignatures signatures,
            WaitingTransactions waiting,
            Leftovers leftovers) {
        this.chain = chain;
        this.ports = ports;
        this.retryAfterSeconds = retryAfterSeconds;
        this.state = state;
        this.nextBlock = nextBlock;
        this.signatures = signatures;
        this.waiting = waiting;
        this.leftovers = leftovers;
    }

    /** From now on transactions are taken, or no more. */
    void open(boolean taking) {
        open = taking;
    }

    Submission submit(byte[] jws, Optional<ContentOpening> opening) {
        SignedTransaction transaction;
        try {
            transaction = SignedTransaction.parse(jws);
        } catch (InadmissibleException malformed) {
            return new Submission.Refused(malformed.reason());
        }
        Optional<Waiting> same = waiting.find(transaction.id());
        if (same.isPresent()) return pending(same.get());
        Optional<AdmissionReason> against = Ledger.admissible(state, chain, nextBlock.expected(), transaction);
        if (against.isPresent())
            return known(transaction, opening).orElseGet(() -> refused(transaction, against.get()));
        return admit(transaction, transaction.key().organisation(), opening);
    }

    private Submission refused(SignedTransaction transaction, AdmissionReason against) {
        return nextBlock.mayStillTake(against, transaction)
                ? busy(NodeReason.EXPIRY_MUST_BE_PAST_FOR_ALL)
                : new Submission.Refused(against);
    }

    private Submission admit(SignedTransaction transaction, Uscc sender, Optional<ContentOpening> opening) {
        Optional<WaitingTransactions.Entry> obstacle = waiting.obstacle(transaction, sender);
        if (obstacle.isPresent()) return answer(obstacle.get());
        if (!open) return busy(NodeReason.ENGINE_MUST_TAKE_TRANSACTIONS);
        Optional<AdmissionReason> against = OpeningRules.against(transaction, opening);
        if (against.isPresent()) return new Submission.Refused(against.get());
        // A key that was there a moment ago is still there: keys are revoked, never removed.
        Jwk key = state.find(new KeyKey(transaction.key())).orElseThrow().jwk();
        if (!signatures.fits(transaction, key)) return new Submission.Refused(AdmissionReason.SIGNATURE_MUST_FIT);
        WaitingTransactions.Entry entry =
                waiting.enter(transaction, sender, OpeningRules.toStore(transaction, sender, opening));
        return entry instanceof WaitingTransactions.Entry.Entered(Waiting entered) ? handOn(entered) : answer(entry);
    }

    private Submission handOn(Waiting entered) {
        if (ports.consensus().submit(new AdmittedTransaction(entered.transaction()))) return pending(entered);
        waiting.leave(entered.transaction().id());
        return busy(NodeReason.ENGINE_MUST_TAKE_TRANSACTIONS);
    }

    private Submission answer(WaitingTransactions.Entry entry) {
        return switch (entry) {
            case WaitingTransactions.Entry.Entered(Waiting entered) -> pending(entered);
            case WaitingTransactions.Entry.Already(Waiting same) -> pending(same);
            case WaitingTransactions.Entry.SequenceReserved _ ->
                new Submission.Refused(AdmissionReason.SEQUENCE_MUST_BE_NEW);
            case WaitingTransactions.Entry.Full(NodeReason reason) -> busy(reason);
        };
    }

    /**
     * What was committed already keeps its result. Should this node have got the block without the content, and the node
     * that had the content have died, then here it comes again.
     */
    private Optional<Submission> known(SignedTransaction transaction, Optional<ContentOpening> opening) {
        Optional<IndexedTransaction> known = ports.state().transaction(transaction.id());
        if (known.isPresent()
                && opening.isPresent()
                && OpeningRules.against(transaction, opening).isEmpty())
            OpeningRules.toStore(transaction, transaction.key().organisation(), opening)
                    .filter(content -> !ports.contents().holds(content.holding()))
                    .ifPresent(content -> leftovers.keep(List.of(content)));
        return known.map(Submission.Committed::new);
    }

    private static Submission pending(Waiting entered) {
        return new Submission.Pending(entered.transaction().id(), entered.conclusion());
    }

    private Submission busy(NodeReason reason) {
        return new Submission.Busy(reason, retryAfterSeconds);
    }
}
