package org.chengxin.ledger.identity;

import static org.chengxin.ledger.AdmissionReason.SEQUENCE_MUST_BE_NEAR;
import static org.chengxin.ledger.AdmissionReason.SEQUENCE_MUST_BE_NEW;
import static org.chengxin.ledger.AdmissionReason.SEQUENCE_MUST_NOT_BE_OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.AdmissionReason;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void a_key_begins_with_any_of_the_first_1024() {
        assertEquals(Optional.empty(), Window.UNUSED.against(1));
        assertEquals(Optional.empty(), Window.UNUSED.against(1024));
        assertEquals(Optional.of(SEQUENCE_MUST_BE_NEAR), Window.UNUSED.against(1025));
    }

    @Test
    void a_sequence_is_used_once() {
        var window = Window.UNUSED.with(7);
        assertEquals(Optional.of(SEQUENCE_MUST_BE_NEW), window.against(7));
        assertEquals(Optional.empty(), window.against(6));
        assertEquals(Optional.empty(), window.against(8));
    }

    @Test
    void sequences_may_come_in_any_order() {
        var window = Window.UNUSED.with(3).with(1).with(2);
        assertEquals(3, window.top());
        for (long used = 1; used <= 3; used++) assertEquals(Optional.of(SEQUENCE_MUST_BE_NEW), window.against(used));
    }

    @Test
    void the_window_reaches_from_1023_below_the_top_to_1024_above_it() {
        var window = Window.UNUSED.with(1000).with(2000);
        assertEquals(Optional.of(SEQUENCE_MUST_NOT_BE_OLD), window.against(2000 - 1024));
        assertEquals(Optional.empty(), window.against(2000 - 1023));
        assertEquals(Optional.empty(), window.against(2000 + 1024));
        assertEquals(Optional.of(SEQUENCE_MUST_BE_NEAR), window.against(2000 + 1025));
    }

    @Test
    void what_was_used_long_ago_is_old_and_not_merely_used() {
        var window = Window.UNUSED.with(1).with(1025);
        assertEquals(Optional.of(SEQUENCE_MUST_NOT_BE_OLD), window.against(1));
        assertEquals(Optional.empty(), window.against(2));
    }

    @Test
    void a_leap_forgets_every_bit_that_another_sequence_had_before() {
        var window = Window.UNUSED;
        for (long sequence = 1; sequence <= 1024; sequence++) window = window.with(sequence);
        window = window.with(2048);
        for (long sequence = 1025; sequence < 2048; sequence++)
            assertEquals(Optional.empty(), window.against(sequence), "sequence " + sequence);
        assertEquals(Optional.of(SEQUENCE_MUST_BE_NEW), window.against(2048));
        assertEquals(Optional.of(SEQUENCE_MUST_NOT_BE_OLD), window.against(1024));
    }

    @Test
    void the_window_says_what_a_set_of_all_used_sequences_would_say() {
        for (long seed = 1; seed <= 200; seed++) {
            var chance = new Random(seed);
            var window = Window.UNUSED;
            var naive = new NaiveWindow();
            for (int step = 0; step < 500; step++) {
                long sequence = Math.max(1, naive.top + chance.nextInt(2600) - 1300);
                if (chance.nextInt(4) > 0) sequence = Math.max(1, naive.top + chance.nextInt(5) - 2);
                var expected = naive.against(sequence);
                assertEquals(expected, window.against(sequence), "seed " + seed + ", step " + step);
                if (expected.isPresent()) continue;
                naive.use(sequence);
                window = throughTheState(window.with(sequence));
                assertEquals(naive.top, window.top(), "seed " + seed + ", step " + step);
            }
        }
    }

    @Test
    void a_window_of_another_size_is_none() {
        assertThrows(IllegalArgumentException.class, () -> new Window(0, Bytes.owned(new byte[127])));
        assertThrows(IllegalArgumentException.class, () -> new Window(-1, Bytes.owned(new byte[128])));
    }

    private static Window throughTheState(Window window) {
        return Codec.of(Window.class).decode(Codec.of(Window.class).encode(window));
    }

    /** The definition, without a ring. */
    private static final class NaiveWindow {
        private final Set<Long> used = new HashSet<>();
        private long top;

        Optional<AdmissionReason> against(long sequence) {
            if (sequence <= top - 1024) return Optional.of(SEQUENCE_MUST_NOT_BE_OLD);
            if (sequence > top + 1024) return Optional.of(SEQUENCE_MUST_BE_NEAR);
            return used.contains(sequence) ? Optional.of(SEQUENCE_MUST_BE_NEW) : Optional.empty();
        }

        void use(long sequence) {
            used.add(sequence);
            top = Math.max(top, sequence);
        }
    }
}
