package org.chengxin.stories.sameness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Application;
import org.chengxin.node.port.Consensus;
import org.chengxin.node.port.EngineFigures;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.StoredBlock;

/** An engine whose blocks were decided long ago. It takes nothing new. */
final class RecordedBlocks implements Consensus {

    private final RecordedHistory history;
    private final BiConsumer<Long, Bytes> afterEachBlock;

    RecordedBlocks(RecordedHistory history, BiConsumer<Long, Bytes> afterEachBlock) {
        this.history = history;
        this.afterEachBlock = afterEachBlock;
    }

    @Override
    public void start(Application application) {
        for (RecordedHistory.RecordedBlock block : history.blocks()) {
            List<byte[]> transactions = block.transactions().stream()
                    .map(jws -> jws.getBytes(StandardCharsets.US_ASCII))
                    .toList();
            var finalized = application.finalizeBlock(block.height(), Timestamp.ofMillis(block.time()), transactions);
            application.commit();
            afterEachBlock.accept(block.height(), finalized.appHash());
        }
    }

    @Override
    public boolean submit(AdmittedTransaction transaction) {
        return false;
    }

    @Override
    public long height() {
        return history.blocks().size();
    }

    @Override
    public Optional<StoredBlock> block(long height) {
        return Optional.empty();
    }

    @Override
    public Optional<LightBlock> lightBlock(long height) {
        return Optional.empty();
    }

    @Override
    public Optional<ValidatorSet> validators(long height) {
        return Optional.empty();
    }

    @Override
    public List<Long> validatorChanges() {
        return List.of();
    }

    @Override
    public Health health() {
        return new Health.ReadOnly("CE-000", "the blocks were recorded");
    }

    @Override
    public EngineFigures figures() {
        return EngineFigures.ALONE;
    }

    @Override
    public void close() {}
}
