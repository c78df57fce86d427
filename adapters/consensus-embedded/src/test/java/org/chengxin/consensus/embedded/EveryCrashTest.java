package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.chengxin.consensus.embedded.MemoryStorage.Death;
import org.chengxin.consensus.embedded.MemoryStorage.Mishap;
import org.chengxin.consensus.embedded.MemoryStorage.Operation;
import org.chengxin.encoding.Bytes;
import org.chengxin.node.port.Health;
import org.chengxin.node.port.StoredBlock;
import org.junit.jupiter.api.Test;

/** Lets every single operation on the disk go wrong in every way, and then the next start as well. */
class EveryCrashTest {

    private static final List<Mishap> WAYS = List.of(Mishap.values()).subList(1, Mishap.values().length);

    /** Counts operations and lets one of them go wrong. */
    private static final class Plan implements MemoryStorage.Mishaps {
        private int count;
        private int victim;
        private Mishap mishap = Mishap.NONE;

        void strike(int operationsFromNow, Mishap what) {
            victim = count + operationsFromNow;
            mishap = what;
        }

        @Override
        public Mishap next(Operation operation, String name) {
            return count++ == victim ? mishap : Mishap.NONE;
        }
    }

    /** What happens when nothing goes wrong: a start, some blocks, another start, more blocks. */
    private static void history(TestBench bench) {
        bench.start().settle();
        bench.submitIfRunning(2);
        bench.settle();
        bench.submitIfRunning(1);
        bench.settle();
        bench.start().settle();
        bench.submitIfRunning(2);
        bench.settle();
        bench.time.pass(31_000);
        bench.settle();
    }

    private static TestBench bench(Plan plan) {
        var storage = new MemoryStorage(plan, Long.MAX_VALUE);
        TestBench bench = new TestBench(storage);
        bench.limits = new EngineLimits(1 << 20, 1_000, 1 << 26, 30_000, 3_600_000, 2_500, 100_000, 1 << 30);
        return bench;
    }

    /** Plays the history into its mishap; the process is gone after it, whether it died or stopped. */
    private static void playInto(TestBench bench) {
        try {
            history(bench);
        } catch (Death dead) {
            bench.storage.revive();
        }
    }

    private static int operations() {
        var plan = new Plan();
        plan.victim = -1;
        history(bench(plan));
        assertTrue(plan.count > 40, "there are operations to strike");
        return plan.count;
    }

    /** The node comes back, with everything that it had acknowledged or served, and goes on. */
    private static void requireRecovery(TestBench bench, String where) {
        List<Bytes> acknowledged = bench.application.transactions();
        List<StoredBlock> served = LongStream.rangeClosed(1, bench.engine.height())
                .mapToObj(height -> bench.engine.block(height).orElseThrow())
                .toList();
        bench.storage.revive();
        requireComeback(bench, where, acknowledged, served);
    }

    private static void requireComeback(
            TestBench bench, String where, List<Bytes> acknowledged, List<StoredBlock> served) {
        bench.start().settle();
        assertEquals(new Health.Running(), bench.engine.health(), where);
        bench.grow(1);
        assertEquals(acknowledged, bench.application.transactions().subList(0, acknowledged.size()), where);
        for (StoredBlock block : served)
            assertEquals(block, bench.engine.block(block.header().height()).orElseThrow(), where);
        bench.requireSoundChain();
    }

    @Test
    void a_process_that_dies_or_stops_at_any_operation_comes_back_with_all_that_it_acknowledged() {
        int operations = operations();
        for (Mishap way : WAYS) {
            for (int victim = 0; victim < operations; victim++) {
                var plan = new Plan();
                plan.strike(victim, way);
                TestBench bench = bench(plan);
                playInto(bench);
                requireRecovery(bench, way + " at operation " + victim);
            }
        }
    }

    @Test
    void power_lost_at_any_operation_takes_nothing_that_was_acknowledged() {
        int operations = operations();
        for (int victim = 0; victim < operations; victim++) {
            for (long seed = 0; seed < 8; seed++) {
                Mishap way = List.of(Mishap.DEATH_BEFORE, Mishap.DEATH_WITHIN, Mishap.DEATH_AFTER, Mishap.FAILS)
                        .get((int) seed % 4);
                var plan = new Plan();
                plan.strike(victim, way);
                TestBench bench = bench(plan);
                playInto(bench);
                losePower(bench, new Random(seed * 1000 + victim), way + " at operation " + victim + ", seed " + seed);
            }
        }
    }

    private static void losePower(TestBench bench, Random chance, String where) {
        List<Bytes> acknowledged = bench.application.transactions();
        List<StoredBlock> served = LongStream.rangeClosed(1, bench.engine.height())
                .mapToObj(height -> bench.engine.block(height).orElseThrow())
                .toList();
        bench.storage.losePower(chance);
        bench.application.fallBackTo(chance.nextLong(bench.application.info().height() + 1));
        requireComeback(bench, where, acknowledged, served);
    }

    @Test
    void a_start_that_fails_at_any_operation_is_made_good_by_the_next() {
        int operations = operations();
        for (int victim = 0; victim < operations; victim += 3) {
            for (int second = 0; second < 8; second++) {
                for (Mishap way : List.of(Mishap.DEATH_WITHIN, Mishap.FAILS, Mishap.DEATH_AFTER)) {
                    String where = "operation " + victim + ", then " + way + " at " + second + " of the next start";
                    var plan = new Plan();
                    plan.strike(victim, Mishap.DEATH_WITHIN);
                    TestBench bench = bench(plan);
                    playInto(bench);
                    var chance = new Random(victim * 100L + second);
                    bench.storage.losePower(chance);
                    plan.strike(second, way);
                    playInto(bench);
                    losePower(bench, chance, where);
                }
            }
        }
    }

    @Test
    void what_a_failed_sync_did_not_keep_is_written_again_before_it_is_signed() {
        int operations = operations();
        for (int victim = 0; victim < operations; victim++) {
            var plan = new Plan();
            plan.strike(victim, Mishap.FAILS);
            TestBench bench = bench(plan);
            playInto(bench);
            bench.start().settle();
            bench.submitIfRunning(2);
            bench.settle();
            losePower(bench, new Random(victim), "a failure at operation " + victim + ", a start, and a loss of power");
        }
    }

    @Test
    void a_disk_that_lies_about_syncing_is_caught() {
        int stopped = 0;
        int twice = 0;
        for (long seed = 0; seed < 60; seed++) {
            var plan = new Plan();
            plan.victim = -1;
            TestBench bench = bench(plan);
            bench.storage.lieAboutSync();
            history(bench);
            bench.storage.losePower(new Random(seed));
            try {
                bench.start().settle();
                bench.submitIfRunning(2);
                bench.settle();
                if (!bench.engine.health().equals(new Health.Running())) stopped++;
            } catch (AssertionError twoVotesAtOneHeight) {
                twice++;
            }
        }
        assertTrue(stopped > 0 && stopped + twice >= 50, "stopped " + stopped + ", signed twice " + twice);
    }
}
