package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.consensus.embedded.MemoryStorage.Death;
import org.chengxin.consensus.embedded.MemoryStorage.Mishap;
import org.chengxin.consensus.embedded.MemoryStorage.Operation;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.StoredBlock;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    /** Dies when it is about to write the sign state for the first block with transactions. */
    private static TestBench diedBetweenLogAndSignState() {
        boolean[] armed = {false};
        var storage = new MemoryStorage(
                (operation, name) -> armed[0] && operation == Operation.WRITE && name.equals(SignStateFile.NAME)
                        ? Mishap.DEATH_BEFORE
                        : Mishap.NONE,
                Long.MAX_VALUE);
        TestBench bench = new TestBench(storage).run();
        bench.submit(3);
        armed[0] = true;
        Assertions.assertThrows(Death.class, bench::settle);
        armed[0] = false;
        storage.revive();
        return bench;
    }

    @Test
    void a_block_that_was_durable_and_not_signed_is_signed_at_the_next_start() {
        TestBench bench = diedBetweenLogAndSignState();
        assertEquals(0, bench.application.transactions().size());
        bench.run();
        assertTrue(bench.engine.recovery().unsigned());
        assertEquals(3, bench.application.transactions().size());
        bench.requireSoundChain();
    }

    @Test
    void the_tail_of_an_unsigned_block_torn_at_any_byte_is_cut_and_reported() {
        TestBench probe = diedBetweenLogAndSignState();
        long whole = probe.storage.size(probe.file());
        long begin = probe.log().endOf(probe.log().lastHeight() - 1);
        for (long size = begin; size < whole; size += size < begin + 60 ? 1 : 97) {
            TestBench bench = diedBetweenLogAndSignState();
            bench.storage.truncate(bench.file(), size);
            bench.run();
            RecoveryReport report = bench.engine.recovery();
            assertEquals(size - begin, report.cutBytes());
            assertEquals(bench.file(), size == begin ? bench.file() : report.cutFile());
            assertFalse(report.unsigned());
            bench.grow(1);
            bench.requireSoundChain();
            assertEquals(2, bench.application.transactions().size());
        }
    }

    @Test
    void an_unsigned_block_with_any_byte_changed_is_cut() {
        TestBench probe = diedBetweenLogAndSignState();
        long whole = probe.storage.size(probe.file());
        long begin = probe.log().endOf(probe.log().lastHeight() - 1);
        for (long at = begin; at < whole; at += at < begin + 60 ? 1 : 97) {
            TestBench bench = diedBetweenLogAndSignState();
            bench.storage.damage(bench.file(), at, 0x10);
            bench.run();
            assertEquals(whole - begin, bench.engine.recovery().cutBytes());
            bench.grow(1);
            bench.requireSoundChain();
        }
    }

    @Test
    void bytes_behind_the_last_block_are_cut_and_reported() {
        TestBench bench = new TestBench().run().grow(2);
        bench.storage.append(bench.file(), new byte[] {1, 2, 3});
        bench.run();
        assertEquals(3, bench.engine.recovery().cutBytes());
        assertTrue(
                bench.engine
                        .recovery()
                        .toString()
                        .contains("ended in 3 bytes that are no whole block; they were cut off."),
                bench.engine.recovery().toString());
        bench.grow(1);
        bench.requireSoundChain();
    }

    @Test
    void a_signed_block_without_transactions_that_is_lost_is_made_again_byte_for_byte() {
        TestBench bench = new TestBench().run().grow(2);
        StoredBlock last = bench.engine.block(bench.engine.height()).orElseThrow();
        assertEquals(List.of(), last.transactions());
        bench.storage.truncate(bench.file(), bench.storage.size(bench.file()) - 10);
        bench.run();
        RecoveryReport report = bench.engine.recovery();
        assertTrue(report.rebuilt());
        assertEquals(
                "The log ends with block %d. Its file %s ended in %d bytes that are no whole block; they were cut off. That"
                                .formatted(report.height(), report.cutFile(), report.cutBytes())
                        + " block had no transactions, was signed and was not whole in the log; it was made again from the"
                        + " sign state.",
                report.toString());
        assertEquals(last, bench.engine.block(last.header().height()).orElseThrow());
        bench.grow(1);
        bench.requireSoundChain();
    }

    @Test
    void a_signed_block_with_transactions_that_is_lost_stops_the_node() {
        TestBench bench = new TestBench().run().grow(2);
        long lost = bench.engine.height() - 1;
        bench.storage.truncate(bench.file(), bench.log().endOf(lost - 1));
        assertEquals("CE-004", bench.codeOfStart());
        assertFalse(bench.engine.submit(new AdmittedTransaction(TestBench.TRANSACTIONS.getLast())));
    }

    @Test
    void a_node_whose_signed_block_is_lost_goes_on_only_with_a_fence_at_the_very_end_of_its_log() {
        TestBench bench = new TestBench().run().grow(2);
        long last = bench.engine.height() - 2;
        Bytes hash = bench.engine.block(last).orElseThrow().header().hash();
        Bytes before = bench.engine.block(last - 1).orElseThrow().header().hash();
        bench.storage.truncate(bench.file(), bench.log().endOf(last));
        bench.application.fallBackTo(last);
        bench.fence = Optional.of(new Fence(last - 1, before));
        assertEquals("CE-004", bench.codeOfStart());
        bench.fence = Optional.of(new Fence(last, hash));
        TestBench.SIGNER.forget();
        bench.run().grow(1);
        bench.requireSoundChain();
    }

    @Test
    void a_changed_byte_anywhere_before_the_last_block_stops_the_node() {
        TestBench bench = new TestBench().run().grow(3);
        long height = bench.engine.height();
        long lastBegins = bench.log().endOf(height - 1);
        long size = bench.storage.size(bench.file());
        for (long at = 0; at < lastBegins; at += at < 300 ? 1 : 37) {
            bench.storage.damage(bench.file(), at, 0x04);
            assertEquals("CE-003", bench.codeOfStart(), "byte " + at);
            assertEquals(0, bench.engine.height());
            bench.storage.damage(bench.file(), at, 0x04);
        }
        assertEquals(size, bench.storage.size(bench.file()), "nothing was cut");
        bench.run();
        assertEquals(height, bench.engine.height());
        bench.requireSoundChain();
    }

    @Test
    void a_changed_byte_in_the_sign_state_never_leads_to_another_vote() {
        TestBench bench = new TestBench().run().grow(2);
        long latest = bench.engine.height() % 2;
        for (long at = 0; at < 2L * SignState.SLOT_BYTES; at += at % SignState.SLOT_BYTES < 80 ? 1 : 61) {
            bench.storage.damage(SignStateFile.NAME, at, 0x20);
            byte[] before = bench.storage.read(SignStateFile.NAME, 0, 2 * SignState.SLOT_BYTES);
            String expected = at / SignState.SLOT_BYTES == latest ? "running" : "CE-005";
            assertEquals(expected, bench.codeOfStart(), "byte " + at);
            before[(int) at] ^= 0x20;
            bench.storage.write(SignStateFile.NAME, 0, before);
        }
        bench.run().requireSoundChain();
    }

    @Test
    void a_log_without_sign_state_is_served_and_not_signed() {
        TestBench bench = new TestBench().run().grow(2);
        long height = bench.engine.height();
        bench.storage.delete(SignStateFile.NAME);
        assertEquals("CE-006", bench.codeOfStart());
        assertEquals(height - 1, bench.engine.height());
        assertTrue(bench.engine.block(height - 1).isPresent());
        assertTrue(bench.engine.lightBlock(height - 1).isPresent());
        assertEquals(EmbeddedEngine.NOTHING_TO_DO, bench.engine.step());
        assertFalse(bench.engine.submit(new AdmittedTransaction(TestBench.TRANSACTIONS.getLast())));
        assertEquals(height, bench.log().lastHeight());
    }

    @Test
    void a_restored_log_goes_on_with_a_fence_that_it_holds() {
        TestBench bench = new TestBench().run().grow(2);
        long height = bench.engine.height();
        Bytes hash = bench.engine.block(height - 2).orElseThrow().header().hash();
        bench.storage.delete(SignStateFile.NAME);
        bench.fence = Optional.of(new Fence(height - 2, hash));
        bench.run().grow(1);
        assertTrue(bench.engine.height() > height);
        bench.requireSoundChain();
        bench.fence = Optional.empty();
        bench.run().requireSoundChain();
    }

    @Test
    void a_fence_beyond_the_log_names_the_blocks_that_are_missing() {
        TestBench bench = new TestBench().run().grow(1);
        long height = bench.engine.height();
        bench.storage.delete(SignStateFile.NAME);
        bench.fence = Optional.of(new Fence(height + 3, Bytes.ofHex("00".repeat(32))));
        assertEquals("CE-007", bench.codeOfStart());
        String health = bench.engine.health().toString();
        assertTrue(health.contains("blocks %d to %d are missing".formatted(height + 1, height + 3)), health);
    }

    @Test
    void a_fence_with_another_hash_stops_the_node_whatever_the_sign_state_says() {
        TestBench bench = new TestBench().run().grow(1);
        bench.fence = Optional.of(new Fence(2, Bytes.ofHex("ab".repeat(32))));
        assertEquals("CE-008", bench.codeOfStart());
        bench.storage.delete(SignStateFile.NAME);
        assertEquals("CE-008", bench.codeOfStart());
    }

    @Test
    void a_fence_for_a_node_that_has_nothing_stops_it() {
        TestBench bench = new TestBench();
        bench.fence = Optional.of(new Fence(7, Bytes.ofHex("ab".repeat(32))));
        assertEquals("CE-007", bench.codeOfStart());
        assertEquals(List.of(), List.copyOf(bench.storage.names()));
    }

    @Test
    void a_log_of_another_genesis_stops_the_node() {
        TestBench bench = new TestBench().run();
        GenesisDocument own = TestBench.GENESIS;
        bench.genesis = new GenesisDocument(
                own.time(),
                "shili-test-2",
                own.initialHeight(),
                own.params(),
                own.validators(),
                own.appHash(),
                own.appState());
        assertEquals("CE-001", bench.codeOfStart());
    }

    @Test
    void a_log_of_a_newer_format_stops_the_node() {
        TestBench bench = new TestBench().run();
        Bytes chain = new BlockRules(TestBench.GENESIS, TestBench.SIGNER).identity();
        byte[] header = Segment.header(1, chain);
        header[7]++;
        var crc = new java.util.zip.CRC32C();
        crc.update(header, 0, header.length - 4);
        java.nio.ByteBuffer.wrap(header).putInt(header.length - 4, (int) crc.getValue());
        bench.storage.write(bench.file(), 0, header);
        assertEquals("CE-002", bench.codeOfStart());
    }

    @Test
    void a_state_after_a_block_that_the_log_lacks_stops_the_node() {
        TestBench bench = new TestBench().run().grow(1);
        for (String name : Set.copyOf(bench.storage.names())) bench.storage.delete(name);
        assertEquals("CE-009", bench.codeOfStart());
    }

    @Test
    void a_state_that_does_not_follow_from_the_log_stops_the_node_before_it_is_committed() {
        TestBench bench = new TestBench().run().grow(2);
        bench.application.fallBackTo(2);
        bench.application.corrupt();
        assertEquals("CE-010", bench.codeOfStart());
        assertEquals(2, bench.application.info().height());
    }

    @Test
    void a_state_that_begins_otherwise_than_the_genesis_stops_the_node() {
        TestBench bench = new TestBench();
        bench.application.corrupt();
        assertEquals("CE-010", bench.codeOfStart());
    }

    @Test
    void another_key_than_the_validators_stops_the_node_before_anything_is_written() {
        TestBench bench = new TestBench();
        bench.signer = new WatchedSigner(InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "another"));
        assertEquals("CE-014", bench.codeOfStart());
        assertEquals(List.of(), List.copyOf(bench.storage.names()));
    }

    @Test
    void a_missing_file_of_the_log_stops_the_node() {
        TestBench bench = new TestBench();
        bench.limits = smallSegments();
        bench.run().grow(8);
        List<String> files = bench.storage.names().stream()
                .filter(name -> name.endsWith(Segment.SUFFIX))
                .sorted()
                .toList();
        assertTrue(files.size() > 3, files.toString());
        bench.storage.delete(files.get(1));
        assertEquals("CE-003", bench.codeOfStart());
        assertTrue(bench.engine.health().toString().contains(files.get(1)));
    }

    @Test
    void full_files_are_read_by_their_index_or_without_it_to_the_same_blocks() {
        TestBench bench = new TestBench();
        bench.limits = smallSegments();
        bench.run().grow(6);
        List<StoredBlock> before = bench.engine.height() > 0 ? blocks(bench) : List.of();
        for (long checked : new long[] {0, 5_000, Long.MAX_VALUE}) {
            bench.limits = new EngineLimits(1 << 20, 1_000, 1 << 26, 30_000, 3_600_000, 3_000, 100_000, checked);
            bench.run();
            assertEquals(before, blocks(bench));
        }
        bench.storage.names().stream()
                .filter(name -> name.endsWith(".index"))
                .forEach(name -> bench.storage.damage(name, 70, 1));
        bench.limits = new EngineLimits(1 << 20, 1_000, 1 << 26, 30_000, 3_600_000, 3_000, 100_000, 0);
        bench.run();
        assertEquals(before, blocks(bench));
        bench.grow(2).requireSoundChain();
    }

    @Test
    void a_damaged_full_file_that_is_not_checked_at_the_start_is_found_while_the_node_runs() {
        TestBench bench = new TestBench();
        bench.limits = new EngineLimits(1 << 20, 1_000, 1 << 26, 30_000, 3_600_000, 3_000, 100_000, 0);
        bench.run().grow(6);
        String first = Segment.name(1);
        bench.storage.damage(first, bench.storage.size(first) / 2, 1);
        assertEquals("CE-003", bench.codeOfStart());
        assertTrue(bench.engine.height() > 0);
    }

    private static List<StoredBlock> blocks(TestBench bench) {
        return java.util.stream.LongStream.rangeClosed(1, 12)
                .mapToObj(height -> bench.engine.block(height).orElseThrow())
                .toList();
    }

    private static EngineLimits smallSegments() {
        return new EngineLimits(1 << 20, 1_000, 1 << 26, 30_000, 3_600_000, 3_000, 100_000, 1 << 30);
    }

    @Test
    void both_slots_of_the_sign_state_hold_the_last_two_heights() {
        TestBench bench = new TestBench().run().grow(2);
        byte[] file = bench.storage.read(SignStateFile.NAME, 0, 2 * SignState.SLOT_BYTES);
        long even = SignState.decode(Arrays.copyOf(file, SignState.SLOT_BYTES))
                .orElseThrow()
                .height();
        long odd = SignState.decode(Arrays.copyOfRange(file, SignState.SLOT_BYTES, file.length))
                .orElseThrow()
                .height();
        assertEquals(bench.engine.height(), Math.max(even, odd));
        assertEquals(bench.engine.height() - 1, Math.min(even, odd));
    }
}
