package org.chengxin.consensus.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every storage promises while nothing goes wrong. */
abstract class StorageContract {

    abstract Storage storage();

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(Storage storage, String name, long offset, int length) {
        return new String(storage.read(name, offset, length), US_ASCII);
    }

    @Test
    void what_is_appended_stands_at_the_end() {
        Storage storage = storage();
        storage.append("a", bytes("one"), bytes(""), bytes("two"));
        storage.append("a", bytes("three"), bytes(""));
        assertEquals(11, storage.size("a"));
        assertEquals("onetwothree", text(storage, "a", 0, 100));
        assertEquals("twot", text(storage, "a", 3, 4));
    }

    @Test
    void what_is_written_stands_in_its_place() {
        Storage storage = storage();
        storage.write("a", 0, bytes("abcdef"));
        storage.write("a", 2, bytes("XY"));
        storage.write("a", 8, bytes("Z"));
        assertEquals("abXYef\0\0Z", text(storage, "a", 0, 100));
    }

    @Test
    void a_file_that_is_shortened_ends_there_and_grows_from_there() {
        Storage storage = storage();
        storage.append("a", bytes("abcdef"));
        storage.truncate("a", 2);
        assertEquals("ab", text(storage, "a", 0, 100));
        storage.append("a", bytes("Z"));
        assertEquals("abZ", text(storage, "a", 0, 100));
        storage.write("a", 5, bytes("!"));
        assertEquals("abZ\0\0!", text(storage, "a", 0, 100));
    }

    @Test
    void nothing_is_read_outside_a_file_or_where_there_is_none() {
        Storage storage = storage();
        storage.append("a", bytes("abc"));
        assertEquals("", text(storage, "a", 3, 10));
        assertEquals("", text(storage, "a", 1_000, 10));
        assertEquals("", text(storage, "none", 0, 10));
        assertEquals(0, storage.size("none"));
    }

    @Test
    void a_deleted_file_is_gone_and_may_come_again() {
        Storage storage = storage();
        storage.append("a", bytes("abc"));
        assertEquals("abc", text(storage, "a", 0, 9));
        storage.append("b", bytes("xyz"));
        storage.delete("a");
        storage.delete("never there");
        assertEquals(Set.of("b"), Set.copyOf(storage.names()));
        assertEquals("", text(storage, "a", 0, 9));
        storage.append("a", bytes("new"));
        assertEquals("new", text(storage, "a", 0, 9));
    }

    @Test
    void syncing_changes_nothing_that_can_be_seen() {
        Storage storage = storage();
        storage.append("a", bytes("abc"));
        storage.sync("a");
        storage.syncNames();
        assertEquals("abc", text(storage, "a", 0, 9));
        assertTrue(storage.free() > 0);
    }
}
