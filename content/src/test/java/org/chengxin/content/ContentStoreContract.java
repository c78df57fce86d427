package org.chengxin.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Sha256;
import org.junit.jupiter.api.Test;

/** What every content store promises. */
public abstract class ContentStoreContract {

    /** An empty store, which the test closes. */
    protected abstract ContentStore open();

    /** A holder by any name. */
    protected static Bytes hash(String name) {
        return Bytes.owned(Sha256.of(name.getBytes(UTF_8)));
    }

    /** A content with this text, shown by a record of this name. */
    protected static StoredContent content(String record, String text) {
        return new StoredContent(
                hash(record),
                new CanonicalValue(Bytes.owned(("{\"text\":\"" + text + "\"}").getBytes(UTF_8))),
                hash("salt of " + text));
    }

    private static Bytes commitment(StoredContent content) {
        return content.holding().commitment();
    }

    @Test
    void what_was_put_is_found_by_its_commitment() {
        try (ContentStore store = open()) {
            StoredContent content = content("record", "a permit");
            store.put(List.of(content, content("other record", "another permit")));
            assertEquals(Optional.of(content), store.find(commitment(content)));
            assertTrue(store.holds(content.holding()));
        }
    }

    @Test
    void what_was_never_put_is_not_found() {
        try (ContentStore store = open()) {
            store.put(List.of(content("record", "a permit")));
            assertEquals(Optional.empty(), store.find(hash("never")));
            assertFalse(store.holds(new Holding(commitment(content("record", "a permit")), hash("other record"))));
        }
    }

    @Test
    void the_same_content_again_changes_nothing() {
        try (ContentStore store = open()) {
            StoredContent content = content("record", "a permit");
            store.put(List.of(content));
            store.put(List.of(content, content));
            assertEquals(List.of(content.holding()), holdings(store));
        }
    }

    @Test
    void what_was_destroyed_is_not_found_and_the_rest_is() {
        try (ContentStore store = open()) {
            StoredContent gone = content("record", "a penalty");
            StoredContent kept = content("other record", "another penalty");
            store.put(List.of(gone, kept));
            store.destroy(List.of(gone.holding()));
            assertEquals(Optional.empty(), store.find(commitment(gone)));
            assertEquals(List.of(kept.holding()), holdings(store));
        }
    }

    @Test
    void a_content_that_two_records_show_stays_until_both_let_go() {
        try (ContentStore store = open()) {
            StoredContent first = content("record", "a permit");
            StoredContent second = content("record of another publisher", "a permit");
            store.put(List.of(first, second));
            store.destroy(List.of(first.holding()));
            assertEquals(Optional.of(second), store.find(commitment(first)));
            store.destroy(List.of(second.holding()));
            assertEquals(Optional.empty(), store.find(commitment(first)));
        }
    }

    @Test
    void destroying_what_is_not_there_is_no_error() {
        try (ContentStore store = open()) {
            store.destroy(List.of(content("record", "a permit").holding()));
            store.destroy(List.of());
            assertEquals(List.of(), holdings(store));
        }
    }

    @Test
    void what_was_destroyed_can_be_put_again() {
        try (ContentStore store = open()) {
            StoredContent content = content("record", "a permit");
            store.put(List.of(content));
            store.destroy(List.of(content.holding()));
            store.put(List.of(content));
            assertTrue(store.holds(content.holding()));
        }
    }

    @Test
    void holdings_are_visited_in_order() {
        try (ContentStore store = open()) {
            var contents = new ArrayList<StoredContent>();
            for (int i = 0; i < 300; i++) contents.add(content("record " + i, "text " + i));
            store.put(contents);
            assertEquals(contents.stream().map(StoredContent::holding).sorted().toList(), holdings(store));
        }
    }

    /** All holdings as visited. */
    protected static List<Holding> holdings(ContentStore store) {
        var holdings = new ArrayList<Holding>();
        store.forEachHolding(holdings::add);
        return holdings;
    }
}
