package org.chengxin.node.port;

import java.util.List;
import java.util.Optional;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.ValidatorSet;

/**
 * Orders transactions into blocks and delivers each block exactly once, in order, whatever dies in between. Serves only
 * what is durable and signed. Methods other than {@link #start} and {@link #close} are safe for several threads.
 */
public interface Consensus extends AutoCloseable {

    /**
     * Delivers to the application every block that it lacks, then begins to make new ones. Returns when the application
     * has caught up, or, where that needs others, when {@link #health()} says that it has not yet.
     */
    void start(Application application);

    /**
     * Whether this engine alone decides about blocks, so that the application has all there are when {@link #start} returns.
     * Where others decide too, some may be missing for as long as these cannot be asked.
     */
    default boolean decidesAlone() {
        return true;
    }

    /**
     * Takes a transaction for one of the next blocks. The caller bounds how many it has waiting.
     *
     * @return false when the engine takes nothing now ({@link #health()} says why); the transaction is then not kept
     */
    boolean submit(AdmittedTransaction transaction);

    /** Height of the latest block that is decided and signed; 0 before the first. */
    long height();

    /** The block at a height, if it is decided and still kept. */
    Optional<StoredBlock> block(long height);

    /** Header, commit and validators at a height, if it is decided. Never pruned. */
    Optional<LightBlock> lightBlock(long height);

    /** The validators that sign the block at a height, if it is decided. Never pruned. */
    Optional<ValidatorSet> validators(long height);

    /** Heights, in order, whose validators are others than those of the height before. */
    List<Long> validatorChanges();

    /** How the engine is. */
    Health health();

    /** What the engine counts. */
    EngineFigures figures();

    /** Finishes the block in hand, if any, and stops. */
    @Override
    void close();
}
