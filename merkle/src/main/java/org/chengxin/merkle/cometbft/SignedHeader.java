package org.chengxin.merkle.cometbft;

import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * A header with the commit that makes it final.
 *
 * @param header the header
 * @param commit the votes for it
 */
public record SignedHeader(Header header, Commit commit) {

    /** The message {@code tendermint.types.SignedHeader}. */
    public byte[] encode() {
        return new ProtobufWriter()
                .element(1, header.encode())
                .element(2, commit.encode())
                .toByteArray();
    }

    /**
     * Reads what {@link #encode} writes.
     *
     * @throws org.chengxin.encoding.MalformedException for any other bytes
     */
    public static SignedHeader decode(byte[] bytes) {
        SignedHeader signed = read(new ProtobufReader(bytes));
        ProtobufReader.requireSame(bytes, signed.encode());
        return signed;
    }

    static SignedHeader read(ProtobufReader in) {
        if (!in.next() || in.field() != 1) throw in.unknown();
        Header header = Header.read(in.message());
        if (!in.next() || in.field() != 2) throw in.unknown();
        Commit commit = Commit.read(in.message());
        if (in.next()) throw in.unknown();
        return new SignedHeader(header, commit);
    }
}
