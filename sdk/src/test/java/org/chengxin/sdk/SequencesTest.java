package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.chengxin.ledger.identity.Window;
import org.junit.jupiter.api.Test;

class SequencesTest {

    @Test
    void sequences_go_on_above_the_top_of_the_window() throws InterruptedException {
        var sequences = new Sequences(41);
        assertArrayEquals(new long[] {42, 43, 44}, sequences.take(3));
        assertArrayEquals(new long[] {45}, sequences.take(1));
    }

    @Test
    void a_sequence_that_was_not_used_is_given_again() throws InterruptedException {
        var sequences = new Sequences(0);
        sequences.take(3);
        sequences.unused(2);
        assertArrayEquals(new long[] {2, 4}, sequences.take(2));
    }

    @Test
    void a_sequence_that_would_fall_out_of_the_window_is_not_given_again() throws InterruptedException {
        var sequences = new Sequences(0);
        sequences.take(512);
        sequences.take(512);
        for (long sequence = 2; sequence <= 1024; sequence++) sequences.used(sequence);
        sequences.unused(1);
        assertArrayEquals(new long[] {1025, 1026}, sequences.take(2));
    }

    @Test
    void a_sequence_whose_fate_is_unknown_is_never_given_again() throws InterruptedException {
        var sequences = new Sequences(0);
        sequences.take(3);
        sequences.lost(2);
        assertArrayEquals(new long[] {4, 5}, sequences.take(2));
    }

    @Test
    void what_another_run_used_is_passed_over() throws InterruptedException {
        var sequences = new Sequences(10);
        assertArrayEquals(new long[] {11}, sequences.take(1));
        sequences.unused(11);
        sequences.seen(500);
        assertArrayEquals(new long[] {501}, sequences.take(1));
    }

    @Test
    void who_asks_beyond_the_window_waits_until_the_oldest_is_done() throws Exception {
        var sequences = new Sequences(0);
        sequences.take(512);
        sequences.take(512);
        var third = new FutureTask<>(() -> sequences.take(1));
        Thread asking = Thread.ofVirtual().start(third);
        while (asking.getState() != Thread.State.WAITING) Thread.onSpinWait();
        sequences.used(700);
        while (asking.getState() != Thread.State.WAITING) Thread.onSpinWait();
        sequences.used(1);
        assertArrayEquals(new long[] {1025}, third.get());
    }

    @Test
    void with_nothing_under_way_and_no_room_there_is_nothing_to_wait_for() throws InterruptedException {
        var sequences = new Sequences(0);
        for (int half = 0; half < 2; half++) for (long sequence : sequences.take(512)) sequences.lost(sequence);
        var refused = assertThrows(SdkException.class, () -> sequences.take(1));
        assertEquals(SdkReason.WINDOW_MUST_HAVE_ROOM, refused.reason());
        sequences.seen(1024);
        assertArrayEquals(new long[] {1025}, sequences.take(1));
    }

    @Test
    void whatever_order_transactions_end_in_the_ledger_s_window_takes_every_sequence() throws InterruptedException {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            var sequences = new Sequences(0);
            Window window = Window.UNUSED;
            List<Long> underWay = new ArrayList<>();
            long highest = 0;
            for (int step = 0; step < 3_000; step++) {
                long lowest = underWay.stream().min(Long::compare).orElse(highest + 1);
                boolean take = highest - lowest < 800 && random.nextInt(3) > 0;
                if (take) {
                    for (long sequence : sequences.take(1 + random.nextInt(100))) {
                        underWay.add(sequence);
                        highest = Math.max(highest, sequence);
                    }
                } else if (!underWay.isEmpty()) {
                    long ended = underWay.remove(random.nextInt(underWay.size()));
                    if (random.nextInt(20) == 0) {
                        sequences.unused(ended);
                    } else {
                        assertTrue(window.against(ended).isEmpty(), "seed " + seed + ", sequence " + ended);
                        window = window.with(ended);
                        sequences.used(ended);
                    }
                }
            }
        }
    }
}
