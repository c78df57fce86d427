package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.node.flow.Submission;
import org.chengxin.node.port.StoredBlock;
import org.chengxin.node.view.TransactionAnswer;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9}, of one process or the other, while transactions are on their way. */
@Tag("peers")
class KilledValidatorPeersTest {

    private static final int KILLS = 3;
    private static final int BETWEEN_KILLS = 150;

    @TempDir
    private Path folder;

    @Test
    void a_killed_cometbft_comes_back_and_everything_that_waited_gets_its_answer() {
        try (var validator = new TestValidator(folder, new MemoryStateStore(), new MemoryContentStore())) {
            var load = new Load(validator.node(), 1);
            List<Submission.Pending> pending = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                for (int i = 0; i < BETWEEN_KILLS; i++) pending.add(load.next());
                long before = validator.consensus().height();
                long waiting = pending.stream()
                        .filter(one -> !one.conclusion().isDone())
                        .count();
                assertTrue(validator.cometbft().kill(), "a process runs");
                System.out.println("killed CometBFT at height " + before + " with " + waiting + " on their way");
                Patience.until(() -> validator.consensus().height() > before, validator::toString);
            }
            for (Submission.Pending one : pending) {
                Patience.until(() -> one.conclusion().isDone(), validator::toString);
                var committed = assertInstanceOf(
                        Submission.Committed.class, one.conclusion().join());
                assertEquals(
                        TransactionResult.ACCEPTED,
                        committed.transaction().result().code());
            }
            assertEquals(pending.size(), distinctInBlocks(validator));
        }
    }

    @Test
    void a_killed_node_comes_back_with_everything_that_it_acknowledged() throws IOException, InterruptedException {
        Set<TransactionId> acknowledged = new HashSet<>();
        long sequence = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            Process node = LoadedNode.inItsOwnProcess(folder, sequence);
            int read = 0;
            try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.startsWith(LoadedNode.SENT)) sequence = Math.max(sequence, number(line) + 1);
                    if (!line.startsWith(LoadedNode.ACKNOWLEDGED)) continue;
                    acknowledged.add(new TransactionId(line.substring(LoadedNode.ACKNOWLEDGED.length())));
                    // Through the handle: what it has said is still to be read.
                    if (++read == BETWEEN_KILLS) node.toHandle().destroyForcibly();
                }
            } finally {
                node.destroyForcibly().waitFor();
            }
            assertTrue(read >= BETWEEN_KILLS, "the node ended by itself after " + read);
            System.out.println("killed the node after " + acknowledged.size() + " acknowledged in all");
        }
        try (TestValidator validator = LoadedNode.open(folder)) {
            for (TransactionId id : acknowledged)
                assertInstanceOf(TransactionAnswer.Shown.class, validator.node().transaction(id));
            assertTrue(distinctInBlocks(validator) >= acknowledged.size());
            new Load(validator.node(), sequence).next().conclusion().join();
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.substring(LoadedNode.SENT.length()));
    }

    /** Fails when a transaction is in two blocks. */
    private static int distinctInBlocks(TestValidator validator) {
        Set<Bytes> seen = new HashSet<>();
        long height = validator.node().newest().height();
        for (long at = 1; at <= height; at++) {
            StoredBlock block = validator.consensus().block(at).orElseThrow();
            for (Bytes transaction : block.transactions()) assertTrue(seen.add(transaction), "once in the chain");
        }
        return seen.size();
    }
}
