package org.chengxin.merkle.cometbft;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.protobuf.ProtobufReader;
import org.chengxin.merkle.protobuf.ProtobufWriter;

/**
 * A block without evidence of misbehaviour.
 *
 * @param header the header
 * @param transactions the transactions' bytes, in order
 * @param lastCommit the commit of the block before, {@link Commit#EMPTY} in the first
 */
public record Block(Header header, List<Bytes> transactions, Commit lastCommit) {

    /** {@code Header.evidenceHash} of a block without evidence. */
    public static final Bytes NO_EVIDENCE = Rfc6962.EMPTY_ROOT;

    /** Copies the list. */
    public Block {
        transactions = List.copyOf(transactions);
    }

    /** {@code Header.dataHash}: the RFC 6962 root over the SHA-256 of each transaction. */
    public static Bytes dataHash(List<Bytes> transactions) {
        return dataHashOfHashes(transactions.stream()
                .map(transaction -> Bytes.owned(Sha256.of(transaction.shared())))
                .toList());
    }

    /** The same from the transactions' hashes, for blocks in which some transactions are shown as hashes only. */
    public static Bytes dataHashOfHashes(List<Bytes> hashes) {
        return Rfc6962.root(hashes.stream().map(Bytes::shared).toList());
    }

    /** The message {@code tendermint.types.Block}. */
    public byte[] encode() {
        byte[] head = header.encode();
        byte[] data = encodeData();
        byte[] commit = lastCommit.encode();
        int length = ProtobufWriter.elementBytes(head.length)
                + ProtobufWriter.elementBytes(data.length)
                + ProtobufWriter.elementBytes(0)
                + ProtobufWriter.elementBytes(commit.length);
        return new ProtobufWriter(length)
                .element(1, head)
                .element(2, data)
                .element(3, new byte[0])
                .element(4, commit)
                .toByteArray();
    }

    /** The transactions as the message {@code tendermint.types.Data}. */
    public byte[] encodeData() {
        int length = 0;
        for (Bytes transaction : transactions)
            length = Math.addExact(length, ProtobufWriter.elementBytes(transaction.size()));
        var data = new ProtobufWriter(length);
        for (Bytes transaction : transactions) data.element(1, transaction.shared());
        return data.toByteArray();
    }

    /**
     * Reads what {@link #encode} writes.
     *
     * @throws org.chengxin.encoding.MalformedException for any other bytes, evidence among them
     */
    public static Block decode(byte[] bytes) {
        var in = new ProtobufReader(bytes);
        Header header = Header.read(field(in, 1));
        List<Bytes> transactions = new ArrayList<>();
        ProtobufReader data = field(in, 2);
        while (data.next()) {
            if (data.field() != 1) throw data.unknown();
            transactions.add(data.bytes());
        }
        if (field(in, 3).next()) throw in.refused();
        Commit lastCommit = Commit.read(field(in, 4));
        var block = new Block(header, transactions, lastCommit);
        ProtobufReader.requireSame(bytes, block.encode());
        return block;
    }

    private static ProtobufReader field(ProtobufReader in, int number) {
        if (!in.next() || in.field() != number) throw in.unknown();
        return in.message();
    }
}
