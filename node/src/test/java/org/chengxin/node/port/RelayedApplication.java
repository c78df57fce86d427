package org.chengxin.node.port;

import java.util.List;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.merkle.cometbft.Timestamp;

/** Passes everything on; a test overrides what it wants to see or to spoil. */
public class RelayedApplication implements Application {

    private final Application application;

    /** Passes on to an application. */
    public RelayedApplication(Application application) {
        this.application = application;
    }

    @Override
    public AppState info() {
        return application.info();
    }

    @Override
    public Entrance enter(byte[] transaction) {
        return application.enter(transaction);
    }

    @Override
    public void share(List<SignedTransaction> transactions) {
        application.share(transactions);
    }

    @Override
    public void forget() {
        application.forget();
    }

    @Override
    public PreparedBlock prepare(long height, long blockTimeMillis, List<SignedTransaction> candidates, long maxBytes) {
        return application.prepare(height, blockTimeMillis, candidates, maxBytes);
    }

    @Override
    public boolean accepts(long height, Timestamp time, List<byte[]> transactions) {
        return application.accepts(height, time, transactions);
    }

    @Override
    public FinalizedBlock finalizeBlock(long height, Timestamp time, List<byte[]> transactions) {
        return application.finalizeBlock(height, time, transactions);
    }

    @Override
    public void commit() {
        application.commit();
    }
}
