package org.chengxin.merkle;

import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.Json;

/**
 * What is proven about one path of the state.
 *
 * @param path the path
 * @param value its value, empty when it has none
 */
public record Fact(String path, Optional<CanonicalValue> value) {

    /** The length of the dense list at this path: of {@code {"count":n}} it is n, any other value is no list's. */
    public Optional<Long> listLength() {
        return members().filter(members -> members.size() == 1).flatMap(members -> integer(members, "count"));
    }

    /** The instant at which display of this record ends, in milliseconds since 1970-01-01T00:00Z; empty for other values. */
    public Optional<Long> displayedUntil() {
        return members().flatMap(members -> integer(members, "displayedUntil"));
    }

    /** The instant at which this record was published, in milliseconds since 1970-01-01T00:00Z; empty for other values. */
    public Optional<Long> publishedAt() {
        return members().flatMap(members -> integer(members, "publishedAt"));
    }

    /** The salted commitment that this value holds as its {@code content}; empty for other values. */
    public Optional<String> content() {
        return members().flatMap(members -> text(members, "content"));
    }

    private Optional<Map<?, ?>> members() {
        return value.map(json -> Json.read(json.bytes().shared())).flatMap(Fact::object);
    }

    private static Optional<Map<?, ?>> object(Object json) {
        return json instanceof Map<?, ?> members ? Optional.of(members) : Optional.empty();
    }

    private static Optional<Long> integer(Map<?, ?> members, String name) {
        return members.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
