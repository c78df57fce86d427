package org.chengxin.node.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.StateKey;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.Leaf;
import org.junit.jupiter.api.Test;

class SmallValuesTest {

    private record Place(String path) implements StateKey<String> {

        @Override
        public Class<String> type() {
            return String.class;
        }
    }

    private static StateChange change(String path, Optional<String> after) {
        return new StateChange(
                new Place(path),
                JellyfishTree.keyHash(path),
                path,
                Optional.empty(),
                after,
                after.map(text -> Bytes.owned(text.getBytes(UTF_8))));
    }

    private static Optional<String> find(SmallValues values, String path) {
        return values.find(JellyfishTree.keyHash(path))
                .map(Leaf::value)
                .map(value -> new String(value.shared(), UTF_8));
    }

    @Test
    void what_was_written_last_is_found() {
        var values = new SmallValues(4);
        values.changed(change("a", Optional.of("1")));
        values.changed(change("a", Optional.of("2")));
        assertEquals(Optional.of("2"), find(values, "a"));
        assertEquals(Optional.empty(), find(values, "b"));
    }

    @Test
    void what_went_or_has_grown_is_not_found() {
        var values = new SmallValues(4);
        values.changed(change("a", Optional.of("1")));
        values.changed(change("b", Optional.of("1")));
        values.changed(change("a", Optional.empty()));
        values.changed(change("b", Optional.of("1".repeat(SmallValues.MAX_BYTES + 1))));
        assertEquals(Optional.empty(), find(values, "a"));
        assertEquals(Optional.empty(), find(values, "b"));
    }

    @Test
    void whatever_is_found_is_what_was_written_last() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var values = new SmallValues(8);
            Map<String, Optional<String>> last = new HashMap<>();
            int found = 0;
            for (int step = 0; step < 2_000; step++) {
                String path = "p" + random.nextInt(40);
                Optional<String> after = random.nextInt(4) == 0 ? Optional.empty() : Optional.of("v" + step);
                values.changed(change(path, after));
                last.put(path, after);
                String asked = "p" + random.nextInt(40);
                Optional<String> answer = find(values, asked);
                if (answer.isEmpty()) continue;
                found++;
                assertEquals(last.get(asked), answer, "seed " + seed + ", step " + step);
            }
            assertTrue(found > 100, "seed " + seed + " finds something");
        }
    }
}
