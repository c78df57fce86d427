package org.chengxin.consensus.embedded;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * What was signed last, or is about to be.
 *
 * @param height   of the block; 0 before the first
 * @param voteTime of the vote for it
 * @param clock    what the clock said then
 * @param stub     the block without its transactions; empty before the first
 */
record SignState(long height, Timestamp voteTime, ClockWatch.Reading clock, Optional<Block> stub) {

    /** Bytes of one copy in the file: a page, so that no write of one copy touches the other. */
    static final int SLOT_BYTES = 4096;

    private static final int MAGIC = 0xC3B1_9E02;
    private static final int CRC_AT = 4;
    private static final int BODY_AT = 8;
    private static final int FIXED_BYTES = 64;

    /** The state of a chain that has not begun. */
    static SignState beginning(Timestamp genesisTime) {
        return new SignState(0, genesisTime, ClockWatch.Reading.at(genesisTime), Optional.empty());
    }

    /** The state for a block that is in the log. */
    static SignState of(LoggedBlock logged, ClockWatch.Reading clock) {
        return new SignState(logged.height(), logged.voteTime(), clock, Optional.of(LogEntry.stub(logged.block())));
    }

    /** One copy for the file. */
    byte[] encode() {
        byte[] block = stub.map(Block::encode).orElseGet(() -> new byte[0]);
        ByteBuffer out = ByteBuffer.allocate(SLOT_BYTES)
                .putInt(MAGIC)
                .putInt(0)
                .putLong(height)
                .putLong(voteTime.seconds())
                .putInt(voteTime.nanos())
                .putLong(clock.wall())
                .putLong(clock.uptime().boot().getMostSignificantBits())
                .putLong(clock.uptime().boot().getLeastSignificantBits())
                .putLong(clock.uptime().millis())
                .putInt(block.length)
                .put(block);
        out.putInt(CRC_AT, crc(out.array()));
        return out.array();
    }

    /** Reads one copy; empty when it is not what was written. */
    static Optional<SignState> decode(byte[] slot) {
        if (slot.length != SLOT_BYTES) return Optional.empty();
        ByteBuffer in = ByteBuffer.wrap(slot);
        if (in.getInt() != MAGIC || in.getInt() != crc(slot)) return Optional.empty();
        long height = in.getLong();
        try {
            var voteTime = new Timestamp(in.getLong(), in.getInt());
            long wall = in.getLong();
            var uptime = new Uptime(new UUID(in.getLong(), in.getLong()), in.getLong());
            byte[] block = new byte[Math.clamp(in.getInt(), 0, SLOT_BYTES - FIXED_BYTES)];
            in.get(block);
            Optional<Block> stub = block.length == 0 ? Optional.empty() : Optional.of(Block.decode(block));
            return Optional.of(new SignState(height, voteTime, new ClockWatch.Reading(wall, uptime), stub));
        } catch (IllegalArgumentException | MalformedException notWrittenByUs) {
            return Optional.empty();
        }
    }

    private static int crc(byte[] slot) {
        var crc = new CRC32C();
        crc.update(slot, BODY_AT, SLOT_BYTES - BODY_AT);
        return (int) crc.getValue();
    }
}
