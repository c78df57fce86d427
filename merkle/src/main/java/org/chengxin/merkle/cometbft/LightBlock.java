package org.chengxin.merkle.cometbft;

import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * All that a light client needs of one block.
 *
 * @param signedHeader header and commit
 * @param validators the set that the header's {@code validatorsHash} names
 */
public record LightBlock(SignedHeader signedHeader, ValidatorSet validators) {

    /** Checks that the header's proposer is one of the validators. */
    public LightBlock {
        if (validators.find(signedHeader.header().proposerAddress()).isEmpty())
            throw new IllegalArgumentException("the proposer is one of the validators");
    }

    /** The header. */
    public Header header() {
        return signedHeader.header();
    }

    /** The commit. */
    public Commit commit() {
        return signedHeader.commit();
    }

    /**
     * The message {@code tendermint.types.LightBlock} with nothing in it that no hash or signature covers: proposer
     * priorities are zero and the proposer is the header's.
     */
    public byte[] encode() {
        return new ProtobufWriter()
                .element(1, signedHeader.encode())
                .element(2, validators.encode(header().proposerAddress()))
                .toByteArray();
    }

    /**
     * Reads what {@link #encode} writes.
     *
     * @throws MalformedException for any other bytes
     */
    public static LightBlock decode(byte[] bytes) {
        var in = new ProtobufReader(bytes);
        if (!in.next() || in.field() != 1) throw in.unknown();
        SignedHeader signedHeader = SignedHeader.read(in.message());
        if (!in.next() || in.field() != 2) throw in.unknown();
        ValidatorSet validators = ValidatorSet.read(in.message());
        LightBlock block;
        try {
            block = new LightBlock(signedHeader, validators);
        } catch (IllegalArgumentException shape) {
            throw in.refused();
        }
        ProtobufReader.requireSame(bytes, block.encode());
        return block;
    }
}
