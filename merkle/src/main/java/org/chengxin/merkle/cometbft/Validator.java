package org.chengxin.merkle.cometbft;

import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * A validator with an Ed25519 key.
 *
 * @param publicKey its public key, 32 bytes
 * @param power its voting power, at least 1
 */
public record Validator(Bytes publicKey, long power) {

    private static final int PUBLIC_KEY_BYTES = 32;

    /** Checks the shape. */
    public Validator {
        if (publicKey.size() != PUBLIC_KEY_BYTES) throw new IllegalArgumentException("a public key has 32 bytes");
        if (power < 1 || power > ValidatorSet.MAX_TOTAL_POWER) throw new IllegalArgumentException("power out of range");
    }

    /** Address: the first 20 bytes of SHA-256 of the public key. */
    public Bytes address() {
        return Bytes.owned(Arrays.copyOf(Sha256.of(publicKey.shared()), Shapes.ADDRESS_BYTES));
    }

    /** The message {@code SimpleValidator}, over which the hash of a set is made. */
    byte[] encodeForHash() {
        return new ProtobufWriter().element(1, encodedKey()).integer(2, power).toByteArray();
    }

    /** The message {@code Validator}, without a proposer priority, which no hash covers. */
    byte[] encode() {
        return new ProtobufWriter()
                .bytes(1, address())
                .element(2, encodedKey())
                .integer(3, power)
                .toByteArray();
    }

    private byte[] encodedKey() {
        return new ProtobufWriter().bytes(1, publicKey).toByteArray();
    }

    /** Reads a validator; its address is compared when the whole is written again. */
    static Validator read(ProtobufReader in) {
        Bytes publicKey = Bytes.EMPTY;
        long power = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> in.bytes();
                case 2 -> publicKey = readKey(in.message());
                case 3 -> power = in.integer();
                default -> throw in.unknown();
            }
        }
        try {
            return new Validator(publicKey, power);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }

    private static Bytes readKey(ProtobufReader in) {
        Bytes key = Bytes.EMPTY;
        while (in.next()) {
            if (in.field() != 1) throw in.unknown();
            key = in.bytes();
        }
        return key;
    }
}
