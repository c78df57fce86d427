package org.chengxin.merkle.light;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.InventedSigner;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.PartSetHeader;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.merkle.cometbft.Version;
import org.chengxin.merkle.cometbft.Vote;

/** Blocks that no honest chain has: with other headers, other signers, other votes. */
final class Forgery {

    private static final Bytes OTHER_HASH = Bytes.owned(Sha256.of(new byte[] {1}));

    private Forgery() {}

    static List<InventedSigner> signers(long... seeds) {
        return LongStream.of(seeds)
                .mapToObj(seed -> new InventedSigner(seed, 10))
                .toList();
    }

    static ValidatorSet set(List<InventedSigner> signers) {
        return ValidatorSet.of(signers.stream().map(InventedSigner::validator).toList());
    }

    /** A header made final in a round by all of the signers, whom it must name. */
    static LightBlock signed(Header header, List<InventedSigner> signers, int round) {
        var id = new BlockId(header.hash(), new PartSetHeader(1, header.hash()));
        var vote = new Vote(header.height(), round, id, header.time());
        List<CommitSig> votes = new ArrayList<>();
        for (Validator validator : set(signers).validators()) {
            Bytes signature = signer(signers, validator).sign(vote.signBytes(header.chainId()));
            votes.add(new CommitSig(CommitSig.Flag.COMMIT, validator.address(), vote.timestamp(), signature));
        }
        return new LightBlock(new SignedHeader(header, new Commit(header.height(), round, id, votes)), set(signers));
    }

    private static InventedSigner signer(List<InventedSigner> signers, Validator validator) {
        return signers.stream()
                .filter(signer -> signer.validator().equals(validator))
                .findFirst()
                .orElseThrow();
    }

    /** The same block with another header over the votes. */
    static LightBlock over(Header header, LightBlock block) {
        return new LightBlock(new SignedHeader(header, block.commit()), block.validators());
    }

    static LightBlock withValidators(LightBlock block, ValidatorSet validators) {
        return new LightBlock(block.signedHeader(), validators);
    }

    /** The first so many votes are not there. */
    static LightBlock without(LightBlock block, int votes) {
        List<CommitSig> left = new ArrayList<>(block.commit().signatures());
        for (int i = 0; i < votes; i++) left.set(i, CommitSig.ABSENT);
        return withVotes(block, left);
    }

    /** The first vote says another time than was signed. */
    static LightBlock withAnotherVoteTime(LightBlock block) {
        List<CommitSig> votes = new ArrayList<>(block.commit().signatures());
        CommitSig first = votes.getFirst();
        Timestamp later = Timestamp.ofMillis(first.timestamp().millis() + 1);
        votes.set(0, new CommitSig(first.flag(), first.validatorAddress(), later, first.signature()));
        return withVotes(block, votes);
    }

    private static LightBlock withVotes(LightBlock block, List<CommitSig> votes) {
        Commit commit = block.commit();
        return new LightBlock(
                new SignedHeader(block.header(), new Commit(commit.height(), commit.round(), commit.blockId(), votes)),
                block.validators());
    }

    /** Other transactions, which a proposer may choose. */
    static Header otherData(Header header) {
        return header(header, header.version(), header.time(), OTHER_HASH, header.appHash(), header.validatorsHash());
    }

    /** Another state, which nobody may choose. */
    static Header otherState(Header header) {
        return header(header, header.version(), header.time(), header.dataHash(), OTHER_HASH, header.validatorsHash());
    }

    static Header at(Header header, Timestamp time) {
        return header(header, header.version(), time, header.dataHash(), header.appHash(), header.validatorsHash());
    }

    static Header ofProtocol(Header header, long block) {
        var version = new Version(block, header.version().app());
        return header(header, version, header.time(), header.dataHash(), header.appHash(), header.validatorsHash());
    }

    static Header of(Header header, ValidatorSet validators) {
        Header other =
                header(header, header.version(), header.time(), header.dataHash(), header.appHash(), validators.hash());
        return proposedBy(other, validators.validators().getFirst().address());
    }

    static Header afterAnother(Header header) {
        var before = new BlockId(OTHER_HASH, new PartSetHeader(1, OTHER_HASH));
        return copy(header, header.chainId(), before, header.proposerAddress());
    }

    static Header ofChain(Header header, String chain) {
        return copy(header, chain, header.lastBlockId(), header.proposerAddress());
    }

    private static Header proposedBy(Header header, Bytes address) {
        return copy(header, header.chainId(), header.lastBlockId(), address);
    }

    private static Header copy(Header header, String chain, BlockId before, Bytes proposer) {
        return new Header(
                header.version(),
                chain,
                header.height(),
                header.time(),
                before,
                header.lastCommitHash(),
                header.dataHash(),
                header.validatorsHash(),
                header.nextValidatorsHash(),
                header.consensusHash(),
                header.appHash(),
                header.lastResultsHash(),
                header.evidenceHash(),
                proposer);
    }

    private static Header header(
            Header header, Version version, Timestamp time, Bytes dataHash, Bytes appHash, Bytes validatorsHash) {
        return new Header(
                version,
                header.chainId(),
                header.height(),
                time,
                header.lastBlockId(),
                header.lastCommitHash(),
                dataHash,
                validatorsHash,
                header.nextValidatorsHash(),
                header.consensusHash(),
                appHash,
                header.lastResultsHash(),
                header.evidenceHash(),
                header.proposerAddress());
    }
}
