package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.testing.TestKey;

/** Signs, and fails a test as soon as two different votes are signed for one height. */
final class WatchedSigner implements BlockSigner {

    /** Length, tag and value of the type, tag of the height: what stands before it in a vote. */
    private static final int HEIGHT_AT = 4;

    private final PrivateKeySigner signer;
    private final Map<Long, Bytes> votes = new TreeMap<>();
    private final Map<Bytes, Bytes> signatures = new HashMap<>();

    WatchedSigner(TestKey key) {
        signer = new PrivateKeySigner(key.jwk().x(), key.secret(), Security.getProvider("SunEC"));
    }

    /** Forgets what was signed, for the next chain. */
    void forget() {
        votes.clear();
    }

    /** The highest height that was signed. */
    long highest() {
        return votes.keySet().stream().max(Long::compare).orElse(0L);
    }

    @Override
    public Bytes publicKey() {
        return signer.publicKey();
    }

    @Override
    public Bytes sign(byte[] message) {
        int at = HEIGHT_AT + (message[0] < 0 ? 1 : 0);
        long height = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
        Bytes earlier = votes.putIfAbsent(height, Bytes.of(message));
        if (earlier != null) assertEquals(earlier, Bytes.of(message), "two votes at height " + height);
        return signatures.computeIfAbsent(Bytes.of(message), same -> signer.sign(message));
    }
}
