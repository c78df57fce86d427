package org.chengxin.consensus.embedded;

import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.Rfc6962;
import org.chengxin.merkle.cometbft.Timestamp;

/**
 * Brings log and sign state together when a node starts. The log is synced before the sign state is written, and the sign
 * state before anything is signed; so the log may be one block ahead of what is signed, and never behind.
 */
final class Recovery {

    private final Storage storage;
    private final Bytes chain;
    private final EngineLimits limits;
    private final SignStateFile signStates;
    private final Optional<Fence> fence;

    Recovery(Storage storage, Bytes chain, EngineLimits limits, Optional<Fence> fence) {
        this.storage = storage;
        this.chain = chain;
        this.limits = limits;
        this.signStates = new SignStateFile(storage);
        this.fence = fence;
    }

    /**
     * What the node starts from.
     *
     * @param log       whole up to its last block
     * @param sign      what is signed: the last block of the log, or the one before it; empty when nobody knows
     * @param readOnly  why nothing may be signed, when nothing may
     * @param unchecked files to compare with their checksums while the node runs
     * @param fenced    whether the operator has vouched for what was signed
     * @param report    what was done
     */
    record Recovered(
            BlockLog log,
            Optional<SignState> sign,
            Optional<EngineStop> readOnly,
            List<Segment> unchecked,
            boolean fenced,
            RecoveryReport report) {}

    /**
     * Recovers.
     *
     * @param genesisTime time of the genesis
     * @throws EngineStop when the node must not go on
     */
    Recovered run(Timestamp genesisTime) {
        LogOpening opening = LogOpening.read(storage, chain, limits.checkedAtStart());
        var log = new BlockLog(storage, chain, limits.segmentBytes(), opening.segments());
        SignStateFile.Finding found = signStates.read();
        boolean begun = !opening.segments().isEmpty() || opening.tail().isPresent();
        if (!begun && found.latest().isEmpty()) {
            if (fence.isPresent()) fenceIsIn(log, fence.get());
            return begin(log, SignState.beginning(genesisTime));
        }
        if (found.latest().isEmpty()) {
            return unknown(opening, log, signStates.exists() ? "No copy of it can be read." : "");
        }
        SignState signed = found.latest().get();
        long last = log.lastHeight();
        if (found.damaged() && last <= signed.height())
            return unknown(opening, log, "One copy of it is damaged, and no later block is in the log.");
        if (last > signed.height() + 1)
            return unknown(
                    opening,
                    log,
                    "It says that block %d was signed last, and the log goes on to block %d."
                            .formatted(signed.height(), last));
        return known(opening, log, signed);
    }

    private Recovered begin(BlockLog log, SignState beginning) {
        signStates.begin(beginning);
        log.begin();
        return new Recovered(log, Optional.of(beginning), Optional.empty(), List.of(), false, RecoveryReport.NOTHING);
    }

    /** Nobody knows what was signed: without a fence, nothing will be. */
    private Recovered unknown(LogOpening opening, BlockLog log, String why) {
        if (fence.isPresent()) {
            fenceIsIn(log, fence.get());
            return trustLog(opening, log);
        }
        EngineStop stop = why.isEmpty()
                ? new EngineStop(
                        StopReason.RESTORED_LOG_MUST_BE_CONFIRMED,
                        "The log ends with block %d, and there is no sign state.".formatted(log.lastHeight()))
                : new EngineStop(StopReason.SIGN_STATE_MUST_BE_READABLE, "The sign state cannot be trusted. " + why);
        return new Recovered(
                log, Optional.empty(), Optional.of(stop), opening.unchecked(), false, RecoveryReport.NOTHING);
    }

    private Recovered known(LogOpening opening, BlockLog log, SignState signed) {
        long last = log.lastHeight();
        if (signed.height() > last) return missing(opening, log, signed);
        if (signed.height() > 0) requireSame(log, signed);
        fence.ifPresent(given -> fenceIsIn(log, given));
        RecoveryReport report = cut(opening);
        log.begin();
        boolean unsigned = last == signed.height() + 1;
        if (unsigned) log.writeLastAgain();
        return new Recovered(
                log,
                Optional.of(signed),
                Optional.empty(),
                opening.unchecked(),
                false,
                new RecoveryReport(last, report.cutBytes(), report.cutFile(), false, unsigned, 0));
    }

    /** The last signed block is not in the log. One without transactions is in the sign state as a whole. */
    private Recovered missing(LogOpening opening, BlockLog log, SignState signed) {
        long last = log.lastHeight();
        Optional<Block> empty =
                signed.stub().filter(block -> block.header().dataHash().equals(Rfc6962.EMPTY_ROOT));
        if (signed.height() == last + 1 && empty.isPresent() && follows(log, empty.get())) {
            RecoveryReport report = cut(opening);
            log.append(new LoggedBlock(empty.get(), signed.voteTime()));
            log.sync();
            fence.ifPresent(given -> fenceIsIn(log, given));
            return new Recovered(
                    log,
                    Optional.of(signed),
                    Optional.empty(),
                    opening.unchecked(),
                    false,
                    new RecoveryReport(signed.height(), report.cutBytes(), report.cutFile(), true, false, 0));
        }
        if (fence.isPresent() && fence.get().height() == last) {
            fenceIsIn(log, fence.get());
            return trustLog(opening, log);
        }
        throw new EngineStop(
                StopReason.SIGNED_BLOCK_MUST_BE_IN_LOG,
                "Block %d was signed, and the log ends with block %d.".formatted(signed.height(), last));
    }

    /** The operator vouches that nothing after the log was shown to anyone: from here on its last block is signed. */
    private Recovered trustLog(LogOpening opening, BlockLog log) {
        RecoveryReport report = cut(opening);
        log.writeLastAgain();
        long last = log.lastHeight();
        LoggedBlock block = log.readHead(last);
        SignState state = SignState.of(block, ClockWatch.Reading.at(block.voteTime()));
        signStates.begin(state);
        return new Recovered(
                log,
                Optional.of(state),
                Optional.empty(),
                opening.unchecked(),
                true,
                new RecoveryReport(last, report.cutBytes(), report.cutFile(), false, false, 0));
    }

    private RecoveryReport cut(LogOpening opening) {
        if (opening.tail().isEmpty()) return RecoveryReport.NOTHING;
        LogOpening.Tail tail = opening.tail().get();
        tail.cut(storage);
        return new RecoveryReport(0, tail.bytes(), tail.file(), false, false, 0);
    }

    private static boolean follows(BlockLog log, Block block) {
        long last = log.lastHeight();
        return last == 0
                || log.readHead(last)
                        .block()
                        .header()
                        .hash()
                        .equals(block.header().lastBlockId().hash());
    }

    private static void requireSame(BlockLog log, SignState signed) {
        Bytes inLog = log.readHead(signed.height()).block().header().hash();
        Bytes inState = signed.stub().orElseThrow().header().hash();
        if (!inLog.equals(inState))
            throw new EngineStop(
                    StopReason.SIGNED_BLOCK_MUST_BE_IN_LOG,
                    "Block %d was signed with hash %s, and the log has %s there."
                            .formatted(signed.height(), inState.toHex(), inLog.toHex()));
    }

    private static void fenceIsIn(BlockLog log, Fence fence) {
        long last = log.lastHeight();
        if (fence.height() > last)
            throw new EngineStop(
                    StopReason.FENCE_MUST_BE_IN_LOG,
                    "The log ends with block %d: blocks %d to %d are missing."
                            .formatted(last, last + 1, fence.height()));
        Bytes hash = log.readHead(fence.height()).block().header().hash();
        if (!hash.equals(fence.hash()))
            throw new EngineStop(
                    StopReason.FENCE_MUST_HAVE_ITS_HASH,
                    "Block %d of this log has hash %s, not %s."
                            .formatted(
                                    fence.height(), hash.toHex(), fence.hash().toHex()));
    }
}
