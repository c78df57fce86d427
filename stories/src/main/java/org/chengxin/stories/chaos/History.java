package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Uscc;

/** Every request about an organisation and its answer, in the form that the checker reads. Safe for several threads. */
final class History {

    /** It happened. */
    static final String COMMITTED = "committed";
    /** The rules refused it, in a block. */
    static final String REFUSED = "refused";
    /** Every node refused it before any block, so it never happens. */
    static final String UNADMITTED = "unadmitted";
    /** Nobody said what came of it. */
    static final String UNKNOWN = "unknown";

    private static final Codec<Asked> CODEC = Codec.of(Asked.class);

    private final List<Asked> asked = new ArrayList<>();
    private final long start = System.nanoTime();

    /**
     * A request and its answer; times in microseconds since the history began.
     *
     * @param answer  absent when nobody said what came of it
     * @param name    name that is given; empty for a read
     * @param outcome one of the four above
     * @param seen    name that a read found
     */
    record Asked(
            Optional<Long> answer,
            long call,
            int client,
            Uscc key,
            String name,
            String outcome,
            String request,
            Optional<String> seen) {

        Asked withSeen(String other) {
            return new Asked(answer, call, client, key, name, outcome, request, Optional.of(other));
        }
    }

    /** Now, in microseconds since the history began. */
    long now() {
        return (System.nanoTime() - start) / 1_000;
    }

    synchronized void add(Asked one) {
        asked.add(one);
    }

    synchronized int size() {
        return asked.size();
    }

    synchronized List<Asked> all() {
        return List.copyOf(asked);
    }

    /** What was added after so many. */
    synchronized List<Asked> from(int first) {
        return List.copyOf(asked.subList(first, asked.size()));
    }

    /** A line for each request. */
    static String lines(List<Asked> history) {
        var text = new StringBuilder();
        for (Asked one : history)
            text.append(new String(CODEC.encode(one), UTF_8)).append('\n');
        return text.toString();
    }
}
