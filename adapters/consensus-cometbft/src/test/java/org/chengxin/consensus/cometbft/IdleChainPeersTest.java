package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.StoredBlock;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DESIGN: both engines make a block at least every 30 seconds. */
@Tag("peers")
class IdleChainPeersTest {

    /** What CometBFT's own clockwork may add. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final Duration EVERY = Duration.ofSeconds(30);

    /** So long nothing moves a chain at rest to make one. */
    private static final Duration REST = Duration.ofSeconds(20);

    @Test
    void a_chain_on_which_nobody_writes_has_a_block_every_thirty_seconds_and_rests_between(@TempDir Path folder) {
        try (var validator = new TestValidator(folder, new MemoryStateStore(), new MemoryContentStore())) {
            CometBftConsensus engine = validator.consensus();
            Bytes root = validator.node().newest().committed().appHash();
            Patience.until(() -> isProven(engine, root), validator::toString);
            long height = engine.height();
            long begun = System.nanoTime();
            Patience.until(() -> engine.height() > height, validator::toString);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            long made = System.currentTimeMillis();
            assertTrue(took.compareTo(EVERY.plus(SLACK)) <= 0, took::toString);
            StoredBlock idle = engine.block(height + 1).orElseThrow();
            assertEquals(List.of(), idle.transactions());
            assertEquals(root, idle.header().appHash());
            // A block has the time of the votes for the one before it.
            Duration rested = Duration.ofMillis(made - idle.header().time().millis());
            assertTrue(rested.compareTo(REST) >= 0, rested::toString);
        }
    }

    private static boolean isProven(CometBftConsensus engine, Bytes root) {
        return engine.block(engine.height())
                .filter(block -> block.header().appHash().equals(root))
                .isPresent();
    }
}
