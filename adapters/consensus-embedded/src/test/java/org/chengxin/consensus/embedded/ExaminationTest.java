package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

/** An engine that is only examined finds what a start would find, and leaves every byte as it is. */
class ExaminationTest {

    @Test
    void nothing_stands_against_a_new_log_or_a_whole_one() {
        assertEquals("", found(new TestBench()));
        assertEquals("", found(new TestBench().run().grow(2)));
    }

    @Test
    void a_torn_end_and_a_lost_empty_block_stand_against_nothing() {
        TestBench torn = new TestBench().run().grow(2);
        torn.storage.append(torn.file(), new byte[] {1, 2, 3});
        assertEquals("", found(torn));
        TestBench lost = new TestBench().run().grow(2);
        lost.storage.truncate(lost.file(), lost.storage.size(lost.file()) - 10);
        assertEquals("", found(lost));
    }

    @Test
    void a_damaged_middle_is_found() {
        TestBench bench = new TestBench().run().grow(2);
        bench.storage.damage(bench.file(), Segment.HEADER_BYTES + LogEntry.PREFIX_BYTES, 1);
        assertEquals("CE-003", found(bench));
        assertEquals("CE-003", bench.codeOfStart());
    }

    @Test
    void a_lost_block_that_was_signed_is_found() {
        TestBench bench = new TestBench().run().grow(2);
        bench.storage.truncate(bench.file(), bench.log().endOf(bench.engine.height() - 2));
        assertEquals("CE-004", found(bench));
        assertEquals("CE-004", bench.codeOfStart());
    }

    @Test
    void a_restored_log_is_found_until_it_is_fenced() {
        TestBench bench = new TestBench().run().grow(2);
        bench.storage.delete(SignStateFile.NAME);
        assertEquals("CE-006", found(bench));
        long last = bench.engine.height();
        bench.fence = Optional.of(
                new Fence(last, bench.engine.block(last).orElseThrow().header().hash()));
        assertEquals("", found(bench));
    }

    @Test
    void another_key_is_found() {
        TestBench bench = new TestBench().run().grow(1);
        bench.signer = new WatchedSigner(InsecureTestKeys.ed25519(TestGenesis.OPERATOR.organisation(), "other"));
        assertEquals("CE-014", found(bench));
    }

    private static String found(TestBench bench) {
        SortedMap<String, byte[]> before = bytes(bench.storage);
        String code = bench.examined().map(stop -> stop.reason().code()).orElse("");
        SortedMap<String, byte[]> after = bytes(bench.storage);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
        return code;
    }

    private static SortedMap<String, byte[]> bytes(Storage storage) {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        for (String name : storage.names()) bytes.put(name, storage.read(name, 0, (int) storage.size(name)));
        return bytes;
    }
}
