package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.chengxin.consensus.embedded.MemoryStorage.Mishap;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Health;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final String BALLAST = "ballast";

    private static TestBench bench(long capacity) {
        return new TestBench(new MemoryStorage((operation, name) -> Mishap.NONE, capacity));
    }

    @Test
    void the_node_stops_taking_transactions_before_the_disk_is_full_and_goes_on_when_there_is_room() {
        TestBench bench = bench(400_000).run().grow(1);
        bench.storage.append(BALLAST, new byte[298_000]);
        bench.engine.step();
        long height = bench.engine.height();
        assertEquals("CE-012", TestBench.code(bench.engine.health()));
        assertTrue(bench.engine.health() instanceof Health.ReadOnly);
        assertFalse(bench.engine.submit(new AdmittedTransaction(TestBench.TRANSACTIONS.getLast())));
        bench.time.pass(60_000);
        assertTrue(bench.engine.step() > 0);
        assertEquals(height, bench.engine.height());
        assertTrue(bench.engine.block(height).isPresent());
        bench.storage.delete(BALLAST);
        bench.settle();
        assertEquals(new Health.Running(), bench.engine.health());
        bench.grow(1);
        bench.requireSoundChain();
    }

    @Test
    void what_waited_when_the_room_ran_out_is_in_a_block_later() {
        TestBench bench = bench(400_000).run();
        bench.submit(3);
        bench.storage.append(BALLAST, new byte[298_000]);
        bench.settle();
        assertEquals(0, bench.application.transactions().size());
        bench.storage.delete(BALLAST);
        bench.settle();
        assertEquals(3, bench.application.transactions().size());
    }

    @Test
    void the_last_change_gets_its_proof_though_the_room_has_run_out() {
        TestBench bench = bench(400_000).run();
        bench.submit(1);
        assertEquals(0, bench.engine.step());
        bench.storage.append(BALLAST, new byte[298_000]);
        bench.settle();
        assertEquals("CE-012", TestBench.code(bench.engine.health()));
        assertEquals(
                bench.application.info().appHash(),
                bench.engine.block(bench.engine.height()).orElseThrow().header().appHash());
    }

    @Test
    void a_disk_that_is_full_all_the_same_stops_the_node_and_the_next_start_is_whole() {
        TestBench bench = bench(400_000);
        bench.limits = new EngineLimits(1 << 20, 1_000, 1 << 26, 30_000, 3_600_000, 1 << 26, 0, 1 << 30);
        bench.run().grow(1);
        bench.storage.append(BALLAST, new byte[(int) bench.storage.free() - 500]);
        bench.submit(1);
        bench.settle();
        assertEquals("CE-013", TestBench.code(bench.engine.health()));
        bench.storage.delete(BALLAST);
        bench.run().grow(1);
        bench.requireSoundChain();
    }

    @Test
    void no_more_wait_than_there_is_room_for() {
        TestBench bench = new TestBench();
        bench.limits = new EngineLimits(1 << 20, 3, 1 << 26, 30_000, 3_600_000, 1 << 26, 100_000, 1 << 30);
        bench.run();
        bench.submit(3);
        assertFalse(bench.engine.submit(new AdmittedTransaction(TestBench.TRANSACTIONS.getLast())));
        bench.settle();
        assertTrue(bench.engine.submit(new AdmittedTransaction(TestBench.TRANSACTIONS.getLast())));
    }
}
