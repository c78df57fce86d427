package org.chengxin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.ledger.governance.ChainKey;
import org.chengxin.ledger.governance.Member;
import org.chengxin.ledger.governance.MemberKey;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final MemberKey FIRST = new MemberKey(TestGenesis.authority(1));
    private static final MemberKey SECOND = new MemberKey(TestGenesis.authority(2));

    private final TreeMap<String, byte[]> committed = new TreeMap<>();
    private int reads;
    private final State state = new State(path -> {
        reads++;
        return Optional.ofNullable(committed.get(path));
    });

    @Test
    void a_value_is_read_and_decoded_once() {
        committed.put(FIRST.path(), bytes("{\"since\":5}"));
        var first = state.find(FIRST).orElseThrow();
        assertEquals(new Member(5), first);
        assertSame(first, state.find(new MemberKey(TestGenesis.authority(1))).orElseThrow());
        assertSame(first, state.view().find(FIRST).orElseThrow());
        assertEquals(1, reads);
    }

    @Test
    void an_absence_is_read_once() {
        assertFalse(state.has(FIRST));
        assertFalse(state.has(FIRST));
        assertEquals(1, reads);
    }

    @Test
    void changes_are_what_was_written_last_in_the_order_of_paths() {
        committed.put(FIRST.path(), bytes("{\"since\":5}"));
        state.put(SECOND, new Member(1));
        state.put(SECOND, new Member(2));
        state.remove(FIRST);
        state.find(new ChainKey());
        var changes = Change.byPath(state.changes());
        assertEquals(List.of(FIRST.path(), SECOND.path()), List.copyOf(changes.keySet()));
        assertEquals(
                List.of("", "{\"since\":2}"),
                changes.values().stream().map(StateTest::text).toList());
    }

    @Test
    void what_is_read_and_not_written_is_no_change() {
        committed.put(FIRST.path(), bytes("{\"since\":5}"));
        state.find(FIRST);
        assertEquals(0, state.changes().size());
    }

    @Test
    void what_does_not_exist_cannot_be_removed() {
        assertThrows(Invariant.Broken.class, () -> state.remove(FIRST));
    }

    @Test
    void what_must_be_there_and_is_not_stops_the_node() {
        assertThrows(Invariant.Broken.class, () -> state.require(FIRST));
        state.put(FIRST, new Member(1));
        assertEquals(new Member(1), state.require(FIRST));
    }

    @Test
    void rules_cannot_write_even_by_a_cast() {
        assertFalse(state.view() instanceof State);
    }

    private static String text(Optional<byte[]> value) {
        return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
