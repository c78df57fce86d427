package org.chengxin.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;
import org.chengxin.consensus.embedded.BlockSigner;
import org.chengxin.encoding.Bytes;

/** The validator's key, held by somebody who remembers every vote: never two at one height. */
final class WitnessedSigner implements BlockSigner {

    /** In a vote, the height stands after a length of one or two bytes, the vote's type (2 bytes) and a tag. */
    private static final int HEIGHT_AFTER_LENGTH = 3;

    private final BlockSigner signer;
    private final TreeMap<Long, Bytes> votes = new TreeMap<>();
    private int signatures;

    WitnessedSigner(BlockSigner signer) {
        this.signer = signer;
    }

    @Override
    public Bytes publicKey() {
        return signer.publicKey();
    }

    @Override
    public Bytes sign(byte[] message) {
        int lengthBytes = message[0] < 0 ? 2 : 1;
        long height =
                ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(lengthBytes + HEIGHT_AFTER_LENGTH);
        Bytes vote = Bytes.of(message);
        Bytes earlier = votes.putIfAbsent(height, vote);
        BrokenPromise.unless(
                earlier == null || earlier.equals(vote), "two different votes were signed at height %d", height);
        signatures++;
        return signer.sign(message);
    }

    /** How often it has signed. */
    int signatures() {
        return signatures;
    }

    /** The highest height that was voted for; 0 when none. */
    long highest() {
        return votes.isEmpty() ? 0 : votes.lastKey();
    }
}
