package org.chengxin.node.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.port.StateStore;

/**
 * A hash over what is known, without when and in which order it came: two runs that were told the same have the same.
 *
 * <p>It is the SHA-256 over one line for each organisation and each credit record, in the order of the SHA-256 of their
 * paths. A line is the path, a tab, the value as canonical JSON without the members {@code registeredAt},
 * {@code changedAt}, {@code displayedUntil}, {@code publishedAt}, {@code heldAt} and {@code place}, and a line feed.
 */
public final class StateFacts {

    private static final String ORGANISATIONS = "identity/organisation/";
    private static final String RECORDS = "credit/record/";
    private static final Set<String> CIRCUMSTANCES =
            Set.of("registeredAt", "changedAt", "displayedUntil", "publishedAt", "heldAt", "place");

    private StateFacts() {}

    /** The hash over the facts in a store, as of one moment. */
    public static Bytes of(StateStore store) {
        MessageDigest digest = sha256();
        store.scan(0, 255, (keyHash, leaf) -> {
            if (leaf.path().startsWith(ORGANISATIONS) || leaf.path().startsWith(RECORDS)) add(digest, leaf);
        });
        return Bytes.owned(digest.digest());
    }

    private static void add(MessageDigest digest, Leaf leaf) {
        var members = new TreeMap<String, Object>();
        ((Map<?, ?>) Json.read(leaf.value().shared())).forEach((name, value) -> members.put((String) name, value));
        members.keySet().removeAll(CIRCUMSTANCES);
        digest.update(leaf.path().getBytes(UTF_8));
        digest.update((byte) '\t');
        digest.update(Json.write(members));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("the JDK lacks SHA-256", missing);
        }
    }
}
