package org.chengxin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.consensus.embedded.BlockSigner;
import org.chengxin.consensus.embedded.DirectoryStorage;
import org.chengxin.consensus.embedded.EmbeddedConsensus;
import org.chengxin.consensus.embedded.EmbeddedEngine;
import org.chengxin.consensus.embedded.EngineLimits;
import org.chengxin.consensus.embedded.EngineStop;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.consensus.embedded.SystemTime;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.node.port.Clock;
import org.chengxin.sdk.SigningKey;

/** The one validator of a city, inside this program. */
final class EmbeddedValidator implements Engine {

    static final long MEBIBYTE = 1L << 20;
    static final long MOST_RESERVE_MEBIBYTES = 1L << 20;

    private final DirectoryStorage storage;
    private final EmbeddedConsensus consensus;
    private final SystemTime time;

    private EmbeddedValidator(DirectoryStorage storage, EmbeddedConsensus consensus, SystemTime time) {
        this.storage = storage;
        this.consensus = consensus;
        this.time = time;
    }

    /** Takes the log, without replaying it yet. */
    static EmbeddedValidator open(
            DataDirectory data,
            SigningKey validator,
            Settings settings,
            GenesisDocument genesis,
            Optional<Fence> fence) {
        var storage = new DirectoryStorage(data.log());
        var time = new SystemTime();
        var engine = engine(storage, validator, settings, genesis, time, fence);
        return new EmbeddedValidator(storage, new EmbeddedConsensus(engine), time);
    }

    /** What a start would find against going on in the log. Changes nothing. */
    static Optional<EngineStop> examine(
            DataDirectory data, SigningKey validator, Settings settings, GenesisDocument genesis) {
        if (!Files.isDirectory(data.log())) return Optional.empty();
        try (var storage = new DirectoryStorage(data.log())) {
            return engine(storage, validator, settings, genesis, new SystemTime(), Optional.empty())
                    .examine();
        }
    }

    private static EmbeddedEngine engine(
            DirectoryStorage storage,
            SigningKey validator,
            Settings settings,
            GenesisDocument genesis,
            SystemTime time,
            Optional<Fence> fence) {
        return new EmbeddedEngine(genesis, storage, blockSigner(validator), time, limits(settings), fence);
    }

    private static EngineLimits limits(Settings settings) {
        EngineLimits ordinary = EngineLimits.ordinary();
        return new EngineLimits(
                ordinary.blockBytes(),
                ordinary.waitingTransactions(),
                ordinary.waitingBytes(),
                ordinary.restMillis(),
                ordinary.clockMillis(),
                ordinary.segmentBytes(),
                settings.number(Setting.DISK_RESERVE_MEGABYTES, 1, MOST_RESERVE_MEBIBYTES) * MEBIBYTE,
                ordinary.checkedAtStart());
    }

    private static BlockSigner blockSigner(SigningKey key) {
        return new BlockSigner() {
            @Override
            public Bytes publicKey() {
                return key.jwk().x();
            }

            @Override
            public Bytes sign(byte[] message) {
                return Bytes.owned(key.sign(message));
            }
        };
    }

    @Override
    public EmbeddedConsensus consensus() {
        return consensus;
    }

    @Override
    public Clock clock() {
        return time::now;
    }

    @Override
    public void copyTo(Path folder) {
        consensus.copyTo(folder.resolve("log"));
    }

    @Override
    public void close() {
        storage.close();
    }
}
