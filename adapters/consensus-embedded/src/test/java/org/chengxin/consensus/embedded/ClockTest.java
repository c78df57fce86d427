package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.node.port.AdmittedTransaction;
import org.chengxin.node.port.Health;
import org.junit.jupiter.api.Test;

class ClockTest {

    private static final long HOUR = 3_600_000;

    private static Timestamp voteTime(TestBench bench) {
        return bench.engine
                .lightBlock(bench.engine.height())
                .orElseThrow()
                .commit()
                .signatures()
                .getFirst()
                .timestamp();
    }

    @Test
    void the_vote_has_the_time_of_the_clock() {
        TestBench bench = new TestBench().run();
        bench.time.pass(31_000);
        long now = bench.time.now();
        assertEquals(0, bench.engine.step());
        assertEquals(Timestamp.ofMillis(now), voteTime(bench));
    }

    @Test
    void the_vote_is_a_millisecond_after_its_block_when_the_clock_is_behind() {
        TestBench bench = new TestBench().run();
        Timestamp last = voteTime(bench);
        bench.time.jump(-HOUR / 2);
        bench.submit(1);
        assertEquals(0, bench.engine.step());
        assertEquals(Timestamp.ofMillis(last.millis() + 1), voteTime(bench));
    }

    @Test
    void an_idle_chain_gets_a_block_every_thirty_seconds_and_no_sooner() {
        TestBench bench = new TestBench().run();
        long height = bench.engine.height();
        long rest = bench.engine.step();
        assertTrue(rest > 29_000 && rest <= 30_000, "" + rest);
        bench.time.pass(rest - 1);
        assertEquals(1, bench.engine.step());
        assertEquals(height, bench.engine.height());
        bench.time.pass(1);
        assertEquals(0, bench.engine.step());
        assertEquals(height + 1, bench.engine.height());
        assertTrue(bench.engine.step() > 29_000, "an empty block needs no proof");
        bench.requireSoundChain();
    }

    @Test
    void a_clock_that_is_set_back_a_little_does_not_stop_blocks() {
        TestBench bench = new TestBench().run();
        long height = bench.engine.height();
        bench.time.jump(-10_000);
        assertEquals(0, bench.engine.step());
        assertEquals(height + 1, bench.engine.height());
        bench.settle().requireSoundChain();
    }

    @Test
    void a_jump_of_more_than_an_hour_stops_the_node_until_the_clock_is_confirmed() {
        for (long jump : new long[] {HOUR + 1, -HOUR - 1, 1_000 * HOUR}) {
            TestBench bench = new TestBench().run().grow(1);
            long height = bench.engine.height();
            bench.time.jump(jump);
            bench.engine.step();
            assertEquals("CE-011", TestBench.code(bench.engine.health()));
            assertFalse(bench.engine.submit(new AdmittedTransaction(TestBench.TRANSACTIONS.getLast())));
            bench.time.pass(40_000);
            bench.engine.step();
            assertEquals(height, bench.engine.height());
            bench.engine.acceptClock();
            bench.settle();
            assertEquals(new Health.Running(), bench.engine.health());
            bench.grow(1);
            bench.requireSoundChain();
        }
    }

    @Test
    void the_chains_time_follows_a_confirmed_clock_at_once() {
        TestBench bench = new TestBench().run().grow(1);
        long height = bench.engine.height();
        bench.time.jump(60 * HOUR);
        bench.engine.step();
        bench.engine.acceptClock();
        assertEquals(0, bench.engine.step());
        assertEquals(height + 1, bench.engine.height());
        bench.settle().requireSoundChain();
    }

    @Test
    void a_jump_of_an_hour_and_no_more_is_taken_as_it_is() {
        for (long jump : new long[] {HOUR, -HOUR}) {
            TestBench bench = new TestBench().run().grow(1);
            bench.time.jump(jump);
            bench.settle();
            assertEquals(new Health.Running(), bench.engine.health());
        }
    }

    @Test
    void a_clock_that_is_put_right_again_needs_no_confirmation() {
        TestBench bench = new TestBench().run();
        bench.time.jump(2 * HOUR);
        bench.engine.step();
        assertEquals("CE-011", TestBench.code(bench.engine.health()));
        bench.time.jump(-2 * HOUR);
        bench.settle();
        assertEquals(new Health.Running(), bench.engine.health());
    }

    @Test
    void a_confirmation_holds_for_one_jump_only() {
        TestBench bench = new TestBench().run();
        bench.engine.acceptClock();
        bench.settle();
        bench.time.jump(2 * HOUR);
        bench.engine.step();
        assertEquals("CE-011", TestBench.code(bench.engine.health()));
    }

    @Test
    void the_operators_word_is_taken_from_a_file_while_it_is_fresh() {
        TestBench bench = new TestBench().run();
        ClockConfirmation.write(bench.storage, bench.time.now());
        bench.time.jump(2 * HOUR);
        bench.engine.step();
        assertEquals("CE-011", TestBench.code(bench.engine.health()), "a word given before the jump says nothing");
        ClockConfirmation.write(bench.storage, bench.time.now());
        bench.settle();
        assertEquals(new Health.Running(), bench.engine.health());
        assertFalse(bench.storage.names().contains(ClockConfirmation.NAME));
    }

    @Test
    void a_node_that_was_off_for_a_day_on_a_running_machine_goes_on() {
        TestBench bench = new TestBench().run().grow(1);
        bench.time.pass(24 * HOUR);
        bench.run().requireSoundChain();
    }

    @Test
    void a_clock_that_was_set_while_the_node_was_off_is_noticed() {
        TestBench bench = new TestBench().run().grow(1);
        bench.time.pass(24 * HOUR);
        bench.time.jump(2 * HOUR);
        assertEquals("CE-011", bench.codeOfStart());
    }

    @Test
    void after_a_restart_of_the_machine_more_than_an_hour_has_to_be_confirmed() {
        TestBench bench = new TestBench().run().grow(1);
        bench.time.restart(HOUR - 60_000);
        bench.run();
        bench.time.restart(HOUR + 60_000);
        assertEquals("CE-011", bench.codeOfStart());
        bench.time.pass(1_000);
        ClockConfirmation.write(bench.storage, bench.time.now());
        bench.run().requireSoundChain();
    }

    @Test
    void a_machine_that_does_not_tell_its_uptime_counts_all_time_as_a_jump() {
        TestBench bench = new TestBench();
        var blind = new ClockWatch(bench.time, HOUR, new ClockWatch.Reading(bench.time.now(), Uptime.UNKNOWN));
        bench.time.pass(HOUR);
        assertEquals(Optional.empty(), blind.jump(blind.read()));
        bench.time.pass(1);
        assertEquals(Optional.of(HOUR + 1), blind.jump(blind.read()));
    }

    @Test
    void a_chain_may_begin_long_after_its_genesis_and_not_long_before() {
        TestBench late = new TestBench();
        late.time = new VirtualTime(TestGenesis.TIME + 100 * HOUR);
        late.run();
        TestBench early = new TestBench();
        early.time = new VirtualTime(TestGenesis.TIME - 2 * HOUR);
        assertEquals("CE-011", early.codeOfStart());
    }

    @Test
    void the_real_clock_tells_time_and_uptime() {
        var time = new SystemTime();
        assertTrue(Math.abs(System.currentTimeMillis() - time.now()) < 10_000);
        Uptime first = time.uptime();
        assertTrue(first.equals(Uptime.UNKNOWN) || first.millis() > 0);
        assertEquals(!first.equals(Uptime.UNKNOWN), time.uptime().comparesWith(first));
    }
}
