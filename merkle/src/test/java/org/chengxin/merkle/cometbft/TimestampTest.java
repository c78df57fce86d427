package org.chengxin.merkle.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.chengxin.encoding.MalformedException;
import org.junit.jupiter.api.Test;

class TimestampTest {

    @Test
    void milliseconds_are_rounded_down_also_before_1970() {
        assertEquals(1, new Timestamp(0, 1_999_999).millis());
        assertEquals(-1, new Timestamp(-1, 999_999_999).millis());
        assertEquals(new Timestamp(-1, 999_000_000), Timestamp.ofMillis(-1));
        assertEquals(-62_135_596_800_000L, Timestamp.ZERO.millis());
    }

    @Test
    void text_is_rfc_3339_in_utc() {
        assertEquals(new Timestamp(1_571_012_084, 5), Timestamp.parse("2019-10-14T00:14:44.000000005Z"));
        assertEquals("2019-10-14T00:14:44.000000005Z", new Timestamp(1_571_012_084, 5).toString());
        assertEquals(Timestamp.ZERO, Timestamp.parse("0001-01-01T00:00:00Z"));
        assertThrows(MalformedException.class, () -> Timestamp.parse("2019-10-14"));
    }

    @Test
    void times_beyond_the_years_1_to_9999_do_not_exist() {
        assertThrows(IllegalArgumentException.class, () -> new Timestamp(253_402_300_800L, 0));
        assertThrows(IllegalArgumentException.class, () -> new Timestamp(-62_135_596_801L, 0));
        assertThrows(IllegalArgumentException.class, () -> new Timestamp(0, 1_000_000_000));
    }
}
