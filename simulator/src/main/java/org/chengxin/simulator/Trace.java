package org.chengxin.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.chengxin.encoding.Bytes;

/** What happened, as a hash over all of it and the last lines for reading. */
final class Trace {

    private static final int KEPT = 40;

    private final MessageDigest digest;
    private final Deque<String> last = new ArrayDeque<>();

    Trace() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the JDK lacks SHA-256", missing);
        }
    }

    void add(String line) {
        digest.update(line.getBytes(UTF_8));
        digest.update((byte) '\n');
        if (last.size() == KEPT) last.removeFirst();
        last.addLast(line);
    }

    /** Hash over every line; to be asked once. */
    Bytes hash() {
        return Bytes.owned(digest.digest());
    }

    List<String> lastLines() {
        return List.copyOf(last);
    }
}
