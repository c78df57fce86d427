package org.chengxin.consensus.cometbft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When a disk counts as full. */
class DiskReserveTest {

    private final AtomicLong free = new AtomicLong();
    private final DiskReserve disk = new DiskReserve(800, free::get);

    @Test
    void the_reserve_itself_is_enough_and_a_byte_less_is_little() {
        assertEquals(DiskReserve.Room.ENOUGH, look(800));
        assertEquals(DiskReserve.Room.LITTLE, look(799));
    }

    @Test
    void half_of_the_reserve_is_little_and_a_byte_less_is_hardly_any() {
        assertEquals(DiskReserve.Room.LITTLE, look(400));
        assertEquals(DiskReserve.Room.HARDLY_ANY, look(399));
    }

    @Test
    void after_it_was_touched_an_eighth_more_has_to_be_free() {
        look(799);
        assertEquals(DiskReserve.Room.LITTLE, look(899));
        assertEquals(DiskReserve.Room.ENOUGH, look(900));
        assertEquals(DiskReserve.Room.ENOUGH, look(800));
    }

    private DiskReserve.Room look(long bytes) {
        free.set(bytes);
        return disk.look();
    }
}
