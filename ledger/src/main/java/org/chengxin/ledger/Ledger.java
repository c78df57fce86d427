package org.chengxin.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.chengxin.ledger.governance.ChainKey;
import org.chengxin.ledger.governance.ChainState;
import org.chengxin.ledger.governance.Genesis;
import org.chengxin.ledger.governance.GenesisState;
import org.chengxin.ledger.identity.IdentityTransaction;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyState;
import org.chengxin.ledger.identity.Window;
import org.chengxin.ledger.identity.WindowKey;

/**
 * The state machine. Nothing that is kept between two calls shows in an answer, and every call gives the same one on every
 * machine.
 *
 * <p>What is refused at admission uses up nothing. What the rules refuse has used its sequence, its refusal is its result,
 * and nothing else of it is left.
 */
public final class Ledger {

    /** The newest version of the rules that this code knows. */
    public static final int NEWEST_RULES = 1;

    /** How long a transaction may wait for its block: 24 hours, in milliseconds. */
    public static final long EXPIRY_MAX_MILLIS = 24L * 60 * 60 * 1000;

    private Ledger() {}

    /**
     * The first state of a chain: path and canonical bytes of every value, in order. Whether anything stands against the
     * genesis has been asked before, of {@link org.chengxin.ledger.governance.SignedGenesis}.
     */
    public static SortedMap<String, byte[]> genesis(Genesis genesis) {
        return GenesisState.of(genesis);
    }

    /** Version of the rules for the block after the state. */
    public static int rules(View view) {
        return chain(view).rules();
    }

    /**
     * What stands against a transaction before the rules, other than its signature: chain, key, algorithm, sequence and
     * expiry, in this order.
     *
     * @param view  the state
     * @param chain id of the chain
     * @param now   time of the block, or the time that the next block is expected to have, in milliseconds
     * @param tx    the transaction
     */
    public static Optional<AdmissionReason> admissible(View view, String chain, long now, SignedTransaction tx) {
        Payload payload = tx.payload();
        if (!payload.chain().equals(chain)) return Optional.of(AdmissionReason.CHAIN_MUST_BE_THIS);
        var key = view.find(new KeyKey(tx.key()));
        if (key.isEmpty()) return Optional.of(AdmissionReason.KEY_MUST_BE_KNOWN);
        return againstKey(key.get(), now, tx)
                .or(() -> window(view, tx).against(payload.sequence()))
                .or(() -> againstExpiry(payload.expires(), now));
    }

    /**
     * Chooses, in the order given, what is admissible one after another in a block.
     *
     * @param reader     the state before the block
     * @param block      the block
     * @param candidates transactions whose signatures fit
     * @param maxBytes   most bytes of all chosen together
     */
    public static Selection select(StateReader reader, Block block, List<SignedTransaction> candidates, long maxBytes) {
        var foresight = new Foresight(reader);
        var chosen = new ArrayList<SignedTransaction>();
        var refused = new ArrayList<Selection.Refused>();
        var postponed = new ArrayList<SignedTransaction>();
        long room = maxBytes;
        for (var tx : candidates) {
            if (chosen.size() == foresight.blockTransactions() || tx.jws().size() > room) {
                postponed.add(tx);
                continue;
            }
            var against = foresight.against(block.time(), tx);
            if (against.isPresent()) {
                refused.add(new Selection.Refused(tx, against.get()));
                continue;
            }
            chosen.add(tx);
            room -= tx.jws().size();
            foresight.add(block, tx);
        }
        return new Selection(chosen, refused, postponed);
    }

    /**
     * What stands against deciding a block: the first reason for which a transaction would not be admissible at its place.
     *
     * @param reader       the state before the block
     * @param block        the block
     * @param transactions its transactions in order
     */
    public static Optional<AdmissionReason> againstProposal(
            StateReader reader, Block block, List<Checked> transactions) {
        var foresight = new Foresight(reader);
        if (transactions.size() > foresight.blockTransactions())
            return Optional.of(AdmissionReason.BLOCK_MUST_HAVE_ROOM);
        for (var entry : transactions) {
            var against = foresight.against(block.time(), entry);
            if (against.isPresent()) return against;
            if (entry instanceof Checked.Read(var tx, var signatureValid)) foresight.add(block, tx);
        }
        return Optional.empty();
    }

    /**
     * Applies a block.
     *
     * @param reader       the state before the block
     * @param block        the block
     * @param transactions its transactions in order
     * @throws Invariant.Broken when this code does not know the block's rules
     */
    public static BlockOutcome execute(StateReader reader, Block block, List<Checked> transactions) {
        Invariant.holds(
                block.rules() >= 1 && block.rules() <= NEWEST_RULES, "a node knows the rules of the blocks it applies");
        var state = new State(reader);
        ChainState chain = chain(state);
        var results = new ArrayList<TransactionResult>(transactions.size());
        var events = new ArrayList<Optional<Event>>(transactions.size());
        for (var entry : transactions) {
            Optional<AdmissionReason> against = results.size() < chain.blockTransactions()
                    ? against(state, chain, block.time(), entry)
                    : Optional.of(AdmissionReason.BLOCK_MUST_HAVE_ROOM);
            if (against.isPresent() || !(entry instanceof Checked.Read(var tx, var signatureValid))) {
                results.add(TransactionResult.inadmissible(against.orElseThrow()));
                events.add(Optional.empty());
                continue;
            }
            switch (apply(state, block, tx)) {
                case Outcome.Accepted(var event) -> {
                    results.add(TransactionResult.accepted());
                    events.add(Optional.of(event));
                }
                case Outcome.Rejected(var reason) -> {
                    results.add(TransactionResult.refused(reason));
                    events.add(Optional.empty());
                }
            }
        }
        return new BlockOutcome(state.changes(), results, events);
    }

    /** Uses the sequence of an admissible transaction, then lets it happen if the rules do. */
    private static Outcome apply(State state, Block block, SignedTransaction tx) {
        use(state, tx);
        Outcome outcome = tx.payload().transaction().decide(state.view(), block, Sender.of(tx.key()));
        if (outcome instanceof Outcome.Accepted(var event)) event.evolve(state);
        return outcome;
    }

    /**
     * Brings a proposer's state to where the next candidate can be judged. Admission depends on windows and keys, and only
     * transactions about identity change keys; the others need not be applied twice.
     */
    static void foresee(State state, Block block, SignedTransaction tx) {
        if (tx.payload().transaction() instanceof IdentityTransaction) apply(state, block, tx);
        else use(state, tx);
    }

    private static void use(State state, SignedTransaction tx) {
        state.put(new WindowKey(tx.key()), window(state, tx).with(tx.payload().sequence()));
    }

    static Optional<AdmissionReason> against(View view, ChainState chain, long now, Checked entry) {
        return switch (entry) {
            case Checked.Malformed(var reason) -> Optional.of(reason);
            case Checked.Read(var tx, var signatureValid) ->
                admissible(view, chain.chain(), now, tx)
                        .or(() -> signatureValid ? Optional.empty() : Optional.of(AdmissionReason.SIGNATURE_MUST_FIT));
        };
    }

    private static Optional<AdmissionReason> againstKey(KeyState key, long now, SignedTransaction tx) {
        return switch (key.statusAt(now)) {
            case PENDING -> Optional.of(AdmissionReason.KEY_MUST_HAVE_TAKEN_EFFECT);
            case STOPPED -> Optional.of(AdmissionReason.KEY_MUST_NOT_BE_STOPPED);
            case REVOKED -> Optional.of(AdmissionReason.KEY_MUST_NOT_BE_REVOKED);
            case ACTIVE ->
                tx.algorithm() == key.jwk().algorithm()
                        ? Optional.empty()
                        : Optional.of(AdmissionReason.ALG_MUST_BE_THE_KEYS);
        };
    }

    private static Optional<AdmissionReason> againstExpiry(long expires, long now) {
        if (expires <= now) return Optional.of(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED);
        if (expires - now > EXPIRY_MAX_MILLIS) return Optional.of(AdmissionReason.EXPIRY_MUST_BE_NEAR);
        return Optional.empty();
    }

    private static Window window(View view, SignedTransaction tx) {
        return view.find(new WindowKey(tx.key())).orElse(Window.UNUSED);
    }

    static ChainState chain(View view) {
        return view.require(new ChainKey());
    }
}
