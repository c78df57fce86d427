package org.chengxin.merkle.cometbft;

import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * One validator's part in a commit.
 *
 * @param flag what it voted for
 * @param validatorAddress its address, empty when it is absent
 * @param timestamp its vote's time, {@link Timestamp#ZERO} when it is absent
 * @param signature its signature, at most 64 bytes, empty when it is absent
 */
public record CommitSig(Flag flag, Bytes validatorAddress, Timestamp timestamp, Bytes signature) {

    /** What a validator voted for. */
    public enum Flag {
        /** No vote was seen. */
        ABSENT(1),
        /** The block that the commit names. */
        COMMIT(2),
        /** No block. */
        NIL(3);

        private final int number;

        Flag(int number) {
            this.number = number;
        }
    }

    /** A validator whose vote was not seen. */
    public static final CommitSig ABSENT = new CommitSig(Flag.ABSENT, Bytes.EMPTY, Timestamp.ZERO, Bytes.EMPTY);

    private static final int MAX_SIGNATURE_BYTES = 64;

    /** Checks the shape, as CometBFT's basic validation does. */
    public CommitSig {
        if (flag == Flag.ABSENT) {
            if (validatorAddress.size() != 0 || !timestamp.equals(Timestamp.ZERO) || signature.size() != 0)
                throw new IllegalArgumentException("an absent vote has no address, time or signature");
        } else {
            Shapes.address(validatorAddress);
            if (signature.size() == 0 || signature.size() > MAX_SIGNATURE_BYTES)
                throw new IllegalArgumentException("a signature has 1 to 64 bytes");
        }
    }

    byte[] encode() {
        return new ProtobufWriter()
                .integer(1, flag.number)
                .bytes(2, validatorAddress)
                .element(3, timestamp.encode())
                .bytes(4, signature)
                .toByteArray();
    }

    static CommitSig read(ProtobufReader in) {
        Flag flag = Flag.ABSENT;
        Bytes address = Bytes.EMPTY;
        Timestamp timestamp = Timestamp.ZERO;
        Bytes signature = Bytes.EMPTY;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> flag = flag(in);
                case 2 -> address = in.bytes();
                case 3 -> timestamp = Timestamp.read(in.message());
                case 4 -> signature = in.bytes();
                default -> throw in.unknown();
            }
        }
        try {
            return new CommitSig(flag, address, timestamp, signature);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
    }

    private static Flag flag(ProtobufReader in) {
        int number = in.integer(1, 3);
        for (Flag flag : Flag.values()) if (flag.number == number) return flag;
        throw in.refused();
    }
}
