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
public abstract class ContentStoreTest {

    /** An empty store, which the test closes. */
    protected abstract ContentStore open();

    /** A content that holds {@code text}, with a salt of its own. */
    protected static ContentOpening opening(String text) {
        return new ContentOpening(
                new CanonicalValue(Bytes.owned(("{\"text\":\"" + text + "\"}").getBytes(UTF_8))), hash("salt of " + text));
    }

    /** A holder by any name. */
    protected static Bytes hash(String name) {
        return Bytes.owned(Sha256.of(name.getBytes(UTF_8)));
    }

    /** A content held by a record of this name. */
    protected static HeldContent held(String record, String text) {
        return new HeldContent(hash(record), opening(text));
    }

    @Test
    void what_was_put_is_found_by_its_commitment() {
        try (ContentStore store = open()) {
            HeldContent content = held("record", "a permit");
            store.put(List.of(content, held("other record", "another permit")));
            assertEquals(
                    Optional.of(content.opening()),
                    store.find(content.opening().commitment()));
            assertTrue(store.holds(content.holding()));
        }
    }

    @Test
    void what_was_never_put_is_not_found() {
        try (ContentStore store = open()) {
            store.put(List.of(held("record", "a permit")));
            assertEquals(Optional.empty(), store.find(hash("never")));
            assertFalse(store.holds(new Holding(opening("a permit").commitment(), hash("other record"))));
        }
    }

    @Test
    void the_same_content_again_changes_nothing() {
        try (ContentStore store = open()) {
            HeldContent content = held("record", "a permit");
            store.put(List.of(content));
            store.put(List.of(content, content));
            assertEquals(List.of(content.holding()), holdings(store));
        }
    }

    @Test
    void what_was_destroyed_is_not_found_and_the_rest_is() {
        try (ContentStore store = open()) {
            HeldContent gone = held("record", "a penalty");
            HeldContent kept = held("other record", "another penalty");
            store.put(List.of(gone, kept));
            store.destroy(List.of(gone.holding()));
            assertEquals(Optional.empty(), store.find(gone.opening().commitment()));
            assertEquals(List.of(kept.holding()), holdings(store));
        }
    }

    @Test
    void a_content_that_two_records_show_stays_until_both_let_go() {
        try (ContentStore store = open()) {
            HeldContent first = held("record", "a permit");
            HeldContent second = held("record of another publisher", "a permit");
            store.put(List.of(first, second));
            store.destroy(List.of(first.holding()));
            assertEquals(
                    Optional.of(first.opening()), store.find(first.opening().commitment()));
            store.destroy(List.of(second.holding()));
            assertEquals(Optional.empty(), store.find(first.opening().commitment()));
        }
    }

    @Test
    void destroying_what_is_not_there_is_no_error() {
        try (ContentStore store = open()) {
            store.destroy(List.of(held("record", "a permit").holding()));
            store.destroy(List.of());
            assertEquals(List.of(), holdings(store));
        }
    }

    @Test
    void what_was_destroyed_can_be_put_again() {
        try (ContentStore store = open()) {
            HeldContent content = held("record", "a permit");
            store.put(List.of(content));
            store.destroy(List.of(content.holding()));
            store.put(List.of(content));
            assertTrue(store.holds(content.holding()));
        }
    }

    @Test
    void holdings_are_visited_in_order() {
        try (ContentStore store = open()) {
            var contents = new ArrayList<HeldContent>();
            for (int i = 0; i < 300; i++) contents.add(held("record " + i, "text " + i));
            store.put(contents);
            assertEquals(contents.stream().map(HeldContent::holding).sorted().toList(), holdings(store));
        }
    }

    /** All holdings as visited. */
    protected static List<Holding> holdings(ContentStore store) {
        var holdings = new ArrayList<Holding>();
        store.forEachHolding(holdings::add);
        return holdings;
    }
}
