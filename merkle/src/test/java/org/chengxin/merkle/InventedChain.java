package org.chengxin.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.ConsensusParams;
import org.chengxin.merkle.cometbft.ExecTxResult;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.GenesisDocument.NamedValidator;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.PartSetHeader;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.merkle.cometbft.Version;
import org.chengxin.merkle.cometbft.Vote;

/** A chain made in memory by CometBFT's rules: real headers, commits and validator changes over a real tree. */
public final class InventedChain {

    /** Name of the chain. */
    public static final String CHAIN_ID = "chengxin-test-1";

    private static final long GENESIS_MILLIS = 1_795_000_000_000L;
    private static final long BLOCK_MILLIS = 1_000;

    private final TreeMap<String, byte[]> state = new TreeMap<>();
    private final GenesisDocument genesis;
    private final List<StateAfter> versions = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Commit> commits = new ArrayList<>();
    private final List<List<InventedSigner>> signersAt = new ArrayList<>();
    private List<InventedSigner> signers;
    private List<InventedSigner> signersAfter;
    private List<InventedSigner> signersToCome;
    private final List<List<ExecTxResult>> results = new ArrayList<>();
    private boolean oneIsAbsent;

    /** State after a height. */
    private record StateAfter(JellyfishTree tree, Map<String, byte[]> values) {}

    /** A chain whose genesis state is given, with validators made from seeds, of about equal power. */
    public InventedChain(SortedMap<String, byte[]> genesisState, long... validatorSeeds) {
        signers = signers(validatorSeeds);
        signersAfter = signers;
        signersToCome = signers;
        JellyfishTree.Builder builder = JellyfishTree.builder();
        genesisState.forEach(builder::add);
        state.putAll(genesisState);
        versions.add(new StateAfter(builder.build(), new TreeMap<>(state)));
        List<NamedValidator> named = signers.stream()
                .map(signer -> new NamedValidator("示例验证者", signer.validator()))
                .toList();
        genesis = new GenesisDocument(
                Timestamp.ofMillis(GENESIS_MILLIS),
                CHAIN_ID,
                1,
                ConsensusParams.DEFAULT,
                named,
                versions.getFirst().tree.root(),
                Optional.empty());
    }

    private static List<InventedSigner> signers(long... seeds) {
        return LongStream.of(seeds)
                .mapToObj(seed -> new InventedSigner(seed, 10))
                .toList();
    }

    /** From the block after the next on, these validators sign. */
    public void changeValidators(long... seeds) {
        signersToCome = signers(seeds);
    }

    /** Whether from now on the last validator of a set does not vote for blocks: in turn not at all and for nil. */
    public void leaveOneOut(boolean leaveOut) {
        oneIsAbsent = leaveOut;
    }

    /** Makes the next block, with one transaction for each change. */
    public void commit(SortedMap<String, Optional<byte[]>> changes) {
        commit(
                changes,
                changes.keySet().stream()
                        .map(path -> Bytes.owned(path.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    /** Makes the next block; the results of its transactions differ from one to the next. */
    public void commit(SortedMap<String, Optional<byte[]>> changes, List<Bytes> transactions) {
        Block block = nextBlock(transactions);
        blocks.add(block);
        signersAt.add(signers);
        commits.add(sign(block));
        changes.forEach(
                (path, value) -> value.ifPresentOrElse(bytes -> state.put(path, bytes), () -> state.remove(path)));
        versions.add(new StateAfter(versions.getLast().tree.update(changes), new TreeMap<>(state)));
        results.add(IntStream.range(0, transactions.size())
                .mapToObj(n -> new ExecTxResult(n % 3, Bytes.owned(new byte[n % 5])))
                .toList());
        signers = signersAfter;
        signersAfter = signersToCome;
    }

    private Block nextBlock(List<Bytes> transactions) {
        boolean first = blocks.isEmpty();
        Commit lastCommit = first ? Commit.EMPTY : commits.getLast();
        long height = blocks.size() + 1L;
        var header = new Header(
                new Version(Version.BLOCK_PROTOCOL, 1),
                CHAIN_ID,
                height,
                Timestamp.ofMillis(GENESIS_MILLIS + (height - 1) * BLOCK_MILLIS),
                lastCommit.blockId(),
                lastCommit.hash(),
                Block.dataHash(transactions),
                setOf(signers).hash(),
                setOf(signersAfter).hash(),
                ConsensusParams.DEFAULT.hash(),
                versions.getLast().tree.root(),
                ExecTxResult.hash(first ? List.of() : results.getLast()),
                Block.NO_EVIDENCE,
                setOf(signers).validators().getFirst().address());
        return new Block(header, transactions, lastCommit);
    }

    private Commit sign(Block block) {
        var id = BlockId.of(block);
        long height = block.header().height();
        var vote = new Vote(height, 0, id, Timestamp.ofMillis(GENESIS_MILLIS + height * BLOCK_MILLIS));
        List<CommitSig> signatures = new ArrayList<>();
        for (Validator validator : setOf(signers).validators())
            signatures.add(cast(signers, validator, CommitSig.Flag.COMMIT, vote));
        if (oneIsAbsent && signatures.size() > 1) leaveOut(signatures, height);
        return new Commit(height, 0, id, signatures);
    }

    private static CommitSig cast(List<InventedSigner> signers, Validator validator, CommitSig.Flag flag, Vote vote) {
        InventedSigner signer = signers.stream()
                .filter(one -> one.validator().equals(validator))
                .findFirst()
                .orElseThrow();
        return new CommitSig(flag, validator.address(), vote.timestamp(), signer.sign(vote.signBytes(CHAIN_ID)));
    }

    private void leaveOut(List<CommitSig> signatures, long height) {
        Timestamp time = signatures.getFirst().timestamp();
        var nil = new Vote(height, 0, BlockId.NONE, time);
        signatures.set(
                signatures.size() - 1,
                height % 2 == 1
                        ? CommitSig.ABSENT
                        : cast(signers, setOf(signers).validators().getLast(), CommitSig.Flag.NIL, nil));
    }

    private static ValidatorSet setOf(List<InventedSigner> signers) {
        return ValidatorSet.of(signers.stream().map(InventedSigner::validator).toList());
    }

    /** Height of the last block. */
    public long height() {
        return blocks.size();
    }

    /** The genesis document. */
    public GenesisDocument genesis() {
        return genesis;
    }

    /** A block. */
    public Block block(long height) {
        return blocks.get((int) height - 1);
    }

    /** The votes for a block. */
    public Commit commit(long height) {
        return commits.get((int) height - 1);
    }

    /** The results of a block's transactions. */
    public List<ExecTxResult> results(long height) {
        return results.get((int) height - 1);
    }

    /** Who signed a block. */
    public ValidatorSet validators(long height) {
        return setOf(signersAt.get((int) height - 1));
    }

    /** What a light client needs of a block. */
    public LightBlock lightBlock(long height) {
        return new LightBlock(new SignedHeader(block(height).header(), commit(height)), validators(height));
    }

    /** A header that the validators of a block of ours have signed instead of that block, all of them conspiring. */
    public LightBlock conspired(long height, Header header) {
        var id = new BlockId(header.hash(), new PartSetHeader(1, header.hash()));
        var vote = new Vote(header.height(), 0, id, header.time());
        ValidatorSet set = validators(height);
        List<CommitSig> votes = set.validators().stream()
                .map(validator -> cast(signersAt.get((int) height - 1), validator, CommitSig.Flag.COMMIT, vote))
                .toList();
        return new LightBlock(new SignedHeader(header, new Commit(header.height(), 0, id, votes)), set);
    }

    /** Another block at a height, with other transactions, which the validators of ours have signed in the same round. */
    public LightBlock signedTwice(long height) {
        Header header = block(height).header();
        return conspired(
                height,
                new Header(
                        header.version(),
                        header.chainId(),
                        height,
                        header.time(),
                        header.lastBlockId(),
                        header.lastCommitHash(),
                        Block.dataHash(List.of(Bytes.owned(new byte[] {1}))),
                        header.validatorsHash(),
                        header.nextValidatorsHash(),
                        header.consensusHash(),
                        header.appHash(),
                        header.lastResultsHash(),
                        header.evidenceHash(),
                        header.proposerAddress()));
    }

    /** The trusted form of a block. */
    public TrustedBlock trusted(long height) {
        return new TrustedBlock(height, block(height).header().hash());
    }

    /** The state after a height; 0 is genesis. */
    public JellyfishTree tree(long height) {
        return versions.get((int) height).tree;
    }

    /** The ICS 23 proof about a path in the state after a height. */
    public CommitmentProof prove(long height, String path) {
        Map<String, byte[]> values = versions.get((int) height).values;
        var leaves = new TreeMap<Bytes, Leaf>();
        values.forEach((other, value) ->
                leaves.put(JellyfishTree.keyHash(other), new Leaf(other, JellyfishTree.valueDigest(value))));
        return tree(height).prove(path, leaves::get);
    }

    /** A proof file about the state after a height, with the last light block of each validator set before it. */
    public ProofFile proofFile(long height, Optional<ProofFile.Opening> opening, String... paths) {
        return proofFile(height, opening, trail(height + 1), paths);
    }

    /** A proof file with a trail of one's own choice. */
    public ProofFile proofFile(long height, Optional<ProofFile.Opening> opening, List<Long> trail, String... paths) {
        List<ProofFile.Claim> claims = new ArrayList<>();
        for (String path : paths) {
            Optional<CanonicalValue> value = Optional.ofNullable(
                            versions.get((int) height).values.get(path))
                    .map(bytes -> new CanonicalValue(Bytes.of(bytes)));
            claims.add(new ProofFile.Claim(path, Bytes.owned(prove(height, path).encode()), value));
        }
        return ProofFile.of(
                CHAIN_ID,
                claims,
                encoded(height + 1),
                height,
                opening,
                trail.stream().map(this::encoded).toList());
    }

    private Bytes encoded(long height) {
        return Bytes.owned(lightBlock(height).encode());
    }

    /** Heights below {@code height} after which the validators were others. */
    public List<Long> trail(long height) {
        return LongStream.range(1, height)
                .filter(at -> !validators(at).equals(validators(at + 1)))
                .boxed()
                .toList();
    }
}
