package org.chengxin.consensus.embedded;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.protobuf.ProtobufReader;

/**
 * One entry of the log: a prefix of fixed length, the block without its transactions, and the transactions. Header and
 * commit can so be read without the transactions. Numbers are big-endian.
 *
 * <pre>
 *  0  4  magic
 *  4  4  CRC-32C of everything from 8 to the end of the stub
 *  8  8  height
 * 16  8  vote time, seconds
 * 24  4  vote time, nanoseconds
 * 28  4  length of the stub
 * 32  4  length of the transactions
 * 36  4  CRC-32C of the transactions
 * 40     stub: protobuf Block with empty data, then transactions: protobuf Data
 * </pre>
 */
final class LogEntry {

    static final int PREFIX_BYTES = 40;
    static final int MAX_STUB_BYTES = 16 * 1024;
    static final int MAX_DATA_BYTES = 128 << 20;

    /** No transaction contains it, since they are ASCII; hashes do once in four thousand million. */
    static final int MAGIC = 0xC3B1_9E01;

    private LogEntry() {}

    /**
     * The prefix, read and of the right shape, but its bytes not yet compared with any checksum.
     *
     * @param headCrc  CRC-32C of the rest of the prefix and the stub
     * @param height   of the block
     * @param voteTime of the vote
     * @param stub     length of the stub
     * @param data     length of the transactions
     * @param dataCrc  CRC-32C of the transactions
     * @param bytes    the prefix itself
     */
    record Prefix(int headCrc, long height, Timestamp voteTime, int stub, int data, int dataCrc, Bytes bytes) {

        /** Length of the whole entry. */
        long length() {
            return (long) PREFIX_BYTES + stub + data;
        }

        boolean headIsWhole(byte[] stubBytes) {
            var crc = new CRC32C();
            crc.update(bytes.shared(), 8, PREFIX_BYTES - 8);
            crc.update(stubBytes);
            return (int) crc.getValue() == headCrc;
        }

        boolean dataIsWhole(byte[] dataBytes) {
            return crc(dataBytes) == dataCrc;
        }
    }

    /** The parts of an entry, to be written one after another. */
    static byte[][] encode(LoggedBlock logged) {
        Block block = logged.block();
        byte[] stub = stub(block).encode();
        byte[] data = block.encodeData();
        if (stub.length > MAX_STUB_BYTES || data.length > MAX_DATA_BYTES)
            throw new IllegalArgumentException("a block is too long for the log");
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX_BYTES)
                .putInt(MAGIC)
                .putInt(0)
                .putLong(logged.height())
                .putLong(logged.voteTime().seconds())
                .putInt(logged.voteTime().nanos())
                .putInt(stub.length)
                .putInt(data.length)
                .putInt(crc(data));
        var head = new CRC32C();
        head.update(prefix.array(), 8, PREFIX_BYTES - 8);
        head.update(stub);
        prefix.putInt(4, (int) head.getValue());
        return new byte[][] {prefix.array(), stub, data};
    }

    /** The block without its transactions. */
    static Block stub(Block block) {
        return new Block(block.header(), List.of(), block.lastCommit());
    }

    /** Reads a prefix; empty when the bytes cannot be one. */
    static Optional<Prefix> prefix(byte[] bytes) {
        if (bytes.length < PREFIX_BYTES) return Optional.empty();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt() != MAGIC) return Optional.empty();
        int headCrc = in.getInt();
        long height = in.getLong();
        long seconds = in.getLong();
        int nanos = in.getInt();
        int stub = in.getInt();
        int data = in.getInt();
        int dataCrc = in.getInt();
        if (height < 1 || stub < 0 || stub > MAX_STUB_BYTES || data < 0 || data > MAX_DATA_BYTES)
            return Optional.empty();
        try {
            return Optional.of(new Prefix(
                    headCrc, height, new Timestamp(seconds, nanos), stub, data, dataCrc, Bytes.owned(bytes)));
        } catch (IllegalArgumentException noTime) {
            return Optional.empty();
        }
    }

    /** The block without its transactions; empty when the bytes are not what was written. */
    static Optional<Block> readStub(Prefix prefix, byte[] stub) {
        if (stub.length != prefix.stub || !prefix.headIsWhole(stub)) return Optional.empty();
        try {
            Block block = Block.decode(stub);
            return block.header().height() == prefix.height ? Optional.of(block) : Optional.empty();
        } catch (MalformedException malformed) {
            return Optional.empty();
        }
    }

    /** The transactions; empty when the bytes are not what was written. */
    static Optional<List<Bytes>> readData(Prefix prefix, byte[] data) {
        if (data.length != prefix.data || !prefix.dataIsWhole(data)) return Optional.empty();
        List<Bytes> transactions = new ArrayList<>();
        try {
            var in = new ProtobufReader(data);
            while (in.next()) transactions.add(in.bytes());
            return Optional.of(transactions);
        } catch (MalformedException malformed) {
            return Optional.empty();
        }
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
