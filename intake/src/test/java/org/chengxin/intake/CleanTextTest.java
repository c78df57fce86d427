package org.chengxin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleanTextTest {

    /** First and last of each run of characters without a look of their own. */
    private static final int[][] UNSEEN = {
        {0x00ad, 0x00ad}, {0x034f, 0x034f}, {0x061c, 0x061c}, {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f},
        {0x200b, 0x200f}, {0x2060, 0x2065}, {0x206a, 0x206f}, {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
        {0xffa0, 0xffa0}, {0xfff0, 0xfffb}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}
    };

    @Test
    void characters_that_nobody_sees_are_taken_out_wherever_they_stand() {
        for (int[] run : UNSEEN)
            for (int unseen = run[0]; unseen <= run[1]; unseen++) {
                String sign = Character.toString(unseen);
                String where = Integer.toHexString(unseen);
                assertEquals("示某", CleanText.of("示" + sign + "某"), where);
                assertEquals("示某", CleanText.of(sign + " 示某 " + sign), where);
                assertEquals(Optional.empty(), CleanText.valueOf(sign), where);
            }
    }

    @Test
    void what_can_be_seen_stays_as_it_is() {
        for (String text :
                List.of("示某", "示·某", "a\u0301", "\u00ac", "\u115e", "\u3165", "\ufe10", "\ud842\udfb7", "\ufffc"))
            assertEquals(text, CleanText.of(text));
    }

    @Test
    void signs_that_turn_the_direction_of_writing_stay_and_are_damage() {
        for (int sign : new int[] {0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069}) {
            String text = "示" + Character.toString(sign) + "某";
            assertEquals(text, CleanText.of(text));
            assertTrue(CleanText.isDamaged(text));
        }
        assertFalse(CleanText.isDamaged("示某"));
    }
}
