package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.AppState;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.RecordingApplication;
import org.chengxin.node.port.RelayedApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine with its thread, on a real disk. */
class EmbeddedConsensusTest {

    @TempDir
    Path directory;

    /** Counts down when so many transactions are committed and their proof block is. */
    private static final class Watched extends RelayedApplication {

        private final RecordingApplication application;
        private final int transactions;
        private final CountDownLatch done;

        Watched(RecordingApplication application, int transactions, CountDownLatch done) {
            super(application);
            this.application = application;
            this.transactions = transactions;
            this.done = done;
        }

        @Override
        public void commit() {
            super.commit();
            AppState now = application.info();
            boolean all = application.transactions().size() == transactions;
            boolean proof =
                    now.appHash().equals(application.state(now.height() - 1).appHash());
            if (all && proof) done.countDown();
        }
    }

    private EmbeddedConsensus open(DirectoryStorage storage, Optional<Fence> fence) {
        var engine = new EmbeddedEngine(
                TestBench.GENESIS, storage, TestBench.SIGNER, new SystemTime(), EngineLimits.ordinary(), fence);
        return new EmbeddedConsensus(engine);
    }

    @Test
    void transactions_are_committed_proven_and_there_after_a_restart_and_in_a_backup() throws InterruptedException {
        TestBench.SIGNER.forget();
        var application = new RecordingApplication();
        var done = new CountDownLatch(1);
        long height;
        try (var storage = new DirectoryStorage(directory.resolve("log"));
                EmbeddedConsensus consensus = open(storage, Optional.empty())) {
            consensus.start(new Watched(application, 40, done));
            for (int i = 0; i < 40; i++)
                assertTrue(consensus.submit(new AdmittedTransaction(TestBench.TRANSACTIONS.get(i))));
            assertTrue(done.await(60, TimeUnit.SECONDS));
            height = consensus.height();
            assertEquals(new Health.Running(), consensus.health());
            consensus.copyTo(directory.resolve("backup"));
        }
        try (var storage = new DirectoryStorage(directory.resolve("log"));
                EmbeddedConsensus consensus = open(storage, Optional.empty())) {
            consensus.start(application);
            assertTrue(consensus.height() >= height);
            assertEquals(40, application.transactions().size());
        }
        application.fallBackTo(0);
        try (var storage = new DirectoryStorage(directory.resolve("backup"));
                EmbeddedConsensus consensus = open(storage, Optional.empty())) {
            consensus.start(application);
            assertEquals("CE-006", TestBench.code(consensus.health()));
            assertEquals(height - 1, consensus.height());
            assertEquals(40, application.transactions().size());
        }
        TestBench.SIGNER.forget();
        Fence fence = Fence.parse("1:" + firstHash());
        try (var storage = new DirectoryStorage(directory.resolve("backup"));
                EmbeddedConsensus consensus = open(storage, Optional.of(fence))) {
            consensus.start(application);
            assertEquals(new Health.Running(), consensus.health());
            assertTrue(consensus.height() >= height);
        }
    }

    private String firstHash() {
        try (var storage = new DirectoryStorage(directory.resolve("backup"));
                EmbeddedConsensus consensus = open(storage, Optional.empty())) {
            consensus.start(new RecordingApplication());
            return consensus.lightBlock(1).orElseThrow().header().hash().toHex();
        }
    }
}
