package org.chengxin.consensus.embedded;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.merkle.cometbft.Version;
import org.chengxin.merkle.cometbft.Vote;

/**
 * How a chain with one validator fills its headers and signs its commits: exactly as CometBFT v0.38 does (specification,
 * "Data Structures" and "Proposer-based and BFT time"), so that its light clients follow this chain.
 */
final class BlockRules {

    private static final long APP_VERSION = 0;
    private static final int ROUND = 0;
    /** CometBFT's {@code MaxDataBytes}: what a block's limit leaves for transactions beside header and commit. */
    private static final int OVERHEAD_BYTES = 11 + 626 + 94 + 109;
    /** Tag and length before a transaction of up to 2 MiB. */
    private static final int TRANSACTION_OVERHEAD_BYTES = 4;

    private static final long NO_LIMIT = 104_857_600;

    private final GenesisDocument genesis;
    private final BlockSigner signer;
    private final ValidatorSet validators;
    private final Bytes validatorsHash;
    private final Bytes consensusHash;
    private final Bytes address;

    /** Rules of a chain, and the key that signs for it. */
    BlockRules(GenesisDocument genesis, BlockSigner signer) {
        this.genesis = genesis;
        this.signer = signer;
        this.validators = genesis.validatorSet();
        this.validatorsHash = validators.hash();
        this.consensusHash = genesis.params().hash();
        this.address = validators.validators().getFirst().address();
    }

    /**
     * Checks that the key can sign for the chain.
     *
     * @throws EngineStop when it cannot
     */
    void requireSoleValidator() {
        List<Validator> all = validators.validators();
        if (all.size() != 1 || genesis.initialHeight() != 1)
            throw new EngineStop(
                    StopReason.KEY_MUST_BE_THE_VALIDATORS,
                    "The genesis names %d validators and begins with height %d; this engine needs one and 1."
                            .formatted(all.size(), genesis.initialHeight()));
        if (!all.getFirst().publicKey().equals(signer.publicKey()))
            throw new EngineStop(
                    StopReason.KEY_MUST_BE_THE_VALIDATORS,
                    "The genesis names the validator key %s, and the key here is %s."
                            .formatted(
                                    all.getFirst().publicKey().toBase64Url(),
                                    signer.publicKey().toBase64Url()));
    }

    /** What tells this chain from any other, 32 bytes: it stands at the head of every file of the log. */
    Bytes identity() {
        return Bytes.owned(Sha256.of(
                genesis.chainId().getBytes(StandardCharsets.UTF_8),
                new byte[1],
                genesis.time().toString().getBytes(StandardCharsets.US_ASCII),
                new byte[1],
                genesis.appHash().shared(),
                validatorsHash.shared(),
                consensusHash.shared()));
    }

    /** The validators of every height. */
    ValidatorSet validators() {
        return validators;
    }

    /** Most bytes that the transactions of a block may have together, without what the block puts around each. */
    long dataBytes(long blockBytes, int transactions) {
        long allowed = genesis.params().maxBlockBytes();
        long most = Math.min(blockBytes, (allowed < 0 ? NO_LIMIT : allowed) - OVERHEAD_BYTES);
        return most - (long) TRANSACTION_OVERHEAD_BYTES * transactions;
    }

    /** The header after a tip, over these transactions. */
    Header header(Tip tip, Bytes dataHash) {
        return new Header(
                new Version(Version.BLOCK_PROTOCOL, APP_VERSION),
                genesis.chainId(),
                tip.height() + 1,
                tip.voteTime(),
                tip.id(),
                tip.commit().hash(),
                dataHash,
                validatorsHash,
                validatorsHash,
                consensusHash,
                tip.appHash(),
                tip.resultsHash(),
                Block.NO_EVIDENCE,
                address);
    }

    /** Time of the vote for a block: now, but always after the block's own time (CometBFT's {@code voteTime}). */
    static Timestamp voteTime(Timestamp blockTime, long now) {
        Timestamp least = plusOneMilli(blockTime);
        Timestamp clock = Timestamp.ofMillis(now);
        return clock.compareTo(least) > 0 ? clock : least;
    }

    /** The vote for a block that is durable and in the sign state. */
    Commit sign(long height, BlockId id, Timestamp voteTime) {
        byte[] message = new Vote(height, ROUND, id, voteTime).signBytes(genesis.chainId());
        var signature = new CommitSig(CommitSig.Flag.COMMIT, address, voteTime, signer.sign(message));
        return new Commit(height, ROUND, id, List.of(signature));
    }

    private static Timestamp plusOneMilli(Timestamp time) {
        int nanos = time.nanos() + 1_000_000;
        return nanos < 1_000_000_000
                ? new Timestamp(time.seconds(), nanos)
                : new Timestamp(time.seconds() + 1, nanos - 1_000_000_000);
    }
}
