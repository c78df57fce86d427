package org.chengxin.node.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * An application whose state is the list of everything that it was given, and that insists on being given it in order. It
 * outlives the engine, as a store does, and can be put back to an earlier height, as a store after a loss of power.
 */
public final class RecordingApplication implements Application {

    /** Root of its first state. */
    public static final Bytes FIRST_ROOT = Bytes.owned(Sha256.of(new byte[] {1, 2, 3}));

    private final List<AppState> states = new ArrayList<>();
    private final List<List<Bytes>> blocks = new ArrayList<>();
    private int mostInBlock = Integer.MAX_VALUE;
    private boolean inHand;

    /** At height 0. */
    public RecordingApplication() {
        states.add(new AppState(0, FIRST_ROOT, FinalizedBlock.resultsHash(List.of())));
    }

    /** From now on a block has at most so many transactions. */
    public void cap(int most) {
        mostInBlock = most;
    }

    /** Forgets every block after a height. */
    public void fallBackTo(long height) {
        while (blocks.size() > height) {
            blocks.removeLast();
            states.removeLast();
        }
        inHand = false;
    }

    /** Pretends that the latest state is another one. */
    public void corrupt() {
        AppState last = states.removeLast();
        states.add(
                new AppState(last.height(), Bytes.owned(Sha256.of(last.appHash().shared())), last.resultsHash()));
    }

    /** Every transaction of every block, in order. */
    public List<Bytes> transactions() {
        return blocks.stream().flatMap(List::stream).toList();
    }

    /** The state after a height. */
    public AppState state(long height) {
        return states.get((int) height);
    }

    @Override
    public AppState info() {
        return states.get(committedBlocks());
    }

    private int committedBlocks() {
        return blocks.size() - (inHand ? 1 : 0);
    }

    @Override
    public PreparedBlock prepare(long height, long blockTimeMillis, List<SignedTransaction> candidates, long maxBytes) {
        assertEquals(blocks.size() + 1, height);
        Set<Bytes> known = new HashSet<>(transactions());
        List<SignedTransaction> chosen = new ArrayList<>();
        List<SignedTransaction> dropped = new ArrayList<>();
        long bytes = 0;
        for (SignedTransaction candidate : candidates) {
            if (known.contains(candidate.jws())) {
                dropped.add(candidate);
            } else if (chosen.size() < mostInBlock && bytes + candidate.jws().size() <= maxBytes) {
                bytes += candidate.jws().size();
                known.add(candidate.jws());
                chosen.add(candidate);
            }
        }
        return new PreparedBlock(chosen, dropped);
    }

    @Override
    public Entrance enter(byte[] transaction) {
        try {
            SignedTransaction read = SignedTransaction.parse(transaction);
            return transactions().contains(read.jws())
                    ? new Entrance.Refused(AdmissionReason.SEQUENCE_MUST_BE_NEW)
                    : new Entrance.Waits(read);
        } catch (InadmissibleException malformed) {
            return new Entrance.Refused(malformed.reason());
        }
    }

    @Override
    public void share(List<SignedTransaction> transactions) {}

    @Override
    public void forget() {}

    @Override
    public boolean accepts(long height, Timestamp time, List<byte[]> transactions) {
        assertEquals(committedBlocks() + 1, height, "blocks are proposed one after another");
        return transactions.size() <= mostInBlock;
    }

    @Override
    public FinalizedBlock finalizeBlock(long height, Timestamp time, List<byte[]> transactions) {
        assertEquals(committedBlocks() + 1, height, "blocks come one after another");
        fallBackTo(height - 1);
        List<TransactionResult> results = transactions.stream()
                .map(transaction -> TransactionResult.accepted())
                .toList();
        Bytes root = states.getLast().appHash();
        for (byte[] transaction : transactions) root = Bytes.owned(Sha256.of(root.shared(), transaction));
        var outcome = new FinalizedBlock(results, root);
        blocks.add(transactions.stream().map(Bytes::of).toList());
        states.add(new AppState(height, root, outcome.resultsHash()));
        inHand = true;
        return outcome;
    }

    @Override
    public void commit() {
        assertTrue(inHand, "a block is applied before it is committed");
        inHand = false;
    }
}
