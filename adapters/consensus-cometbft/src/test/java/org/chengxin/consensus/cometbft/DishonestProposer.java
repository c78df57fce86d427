package org.chengxin.consensus.cometbft;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.PreparedBlock;
import org.chengxin.node.port.RelayedApplication;
import org.chengxin.node.port.RelayedConsensus;

/** Honest until it is told what to put into its proposals; from then on it also votes for any proposal. */
final class DishonestProposer extends RelayedConsensus {

    private final AtomicInteger proposals = new AtomicInteger();
    private volatile List<SignedTransaction> smuggled = List.of();

    DishonestProposer(Consensus consensus) {
        super(consensus);
    }

    /** Puts this into each block that it proposes. */
    void smuggle(SignedTransaction transaction) {
        smuggled = List.of(transaction);
    }

    /** How many proposals had it. */
    int proposals() {
        return proposals.get();
    }

    @Override
    public void start(Application application) {
        super.start(new RelayedApplication(application) {
            @Override
            public PreparedBlock prepare(
                    long height, long blockTimeMillis, List<SignedTransaction> candidates, long maxBytes) {
                PreparedBlock honest = super.prepare(height, blockTimeMillis, candidates, maxBytes);
                if (smuggled.isEmpty()) return honest;
                proposals.incrementAndGet();
                List<SignedTransaction> chosen = new ArrayList<>(honest.chosen());
                chosen.addAll(smuggled);
                return new PreparedBlock(chosen, honest.dropped());
            }

            @Override
            public boolean accepts(long height, Timestamp time, List<byte[]> transactions) {
                return true;
            }
        });
    }
}
