package org.chengxin.consensus.cometbft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.merkle.CommitFault;
import org.chengxin.merkle.CommitVerifier;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.StoredBlock;

/**
 * Blocks as CometBFT has them, each verified before it is served: more than two thirds of the header's validators have
 * signed the header, which names the validators and the transactions. Some stay in memory. Safe for several threads.
 */
final class ServedBlocks {

    private static final System.Logger LOG = System.getLogger(ServedBlocks.class.getName());
    private static final long PAGE = 100;
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final String chainId;
    private final RpcClient rpc;
    private final Newest<Long, LightBlock> lightBlocks;
    private final Newest<Long, StoredBlock> blocks;
    private final Set<String> odd = ConcurrentHashMap.newKeySet();

    /** Keeps what was added or asked for last. */
    private static final class Newest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;
        private static final float LOAD = 0.75f;

        private final int most;

        Newest(int most) {
            super(most, LOAD, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    /**
     * @param most most blocks that stay in memory
     */
    ServedBlocks(String chainId, RpcClient rpc, int most) {
        this.chainId = chainId;
        this.rpc = rpc;
        this.lightBlocks = new Newest<>(most);
        this.blocks = new Newest<>(most);
    }

    /**
     * Header, commit and validators at a height that is decided.
     *
     * @throws NodeException when CometBFT does not answer, or with something else
     */
    LightBlock lightBlock(long height) {
        Optional<LightBlock> known = find(lightBlocks, height);
        return known.isPresent() ? known.get() : asked(() -> fetchLightBlock(height));
    }

    /**
     * The block at a height that is decided.
     *
     * @throws NodeException when CometBFT does not answer, or with something else
     */
    StoredBlock block(long height) {
        Optional<StoredBlock> known = find(blocks, height);
        return known.isPresent() ? known.get() : asked(() -> fetchBlock(height));
    }

    private LightBlock fetchLightBlock(long height) throws IOException {
        Map<?, ?> answer = rpc.call("commit", at(height));
        Map<?, ?> signed = RpcJson.object(RpcJson.get(answer, "signed_header"));
        Header header = RpcJson.header(RpcJson.get(signed, "header"));
        Commit commit = RpcJson.commit(RpcJson.get(signed, "commit"));
        ValidatorSet validators = fetchValidators(height);
        require("the header is the one asked for", header.height() == height && chainId.equals(header.chainId()));
        require("the header names the validators", validators.hash().equals(header.validatorsHash()));
        require("the commit is for the header", commit.blockId().hash().equals(header.hash()));
        requireFinal(height, validators, commit);
        var block = new LightBlock(new SignedHeader(header, commit), validators);
        // The commit of the latest block is what this node has seen; that of all others stands in the next block.
        if (Boolean.TRUE.equals(RpcJson.get(answer, "canonical"))) keep(lightBlocks, height, block);
        return block;
    }

    /** What is decided for CometBFT need not be for a proof: a validator may sign so that only ZIP 215 takes its vote. */
    private void requireFinal(long height, ValidatorSet validators, Commit commit) throws IOException {
        Optional<CommitFault> fault = CommitVerifier.verify(chainId, validators, commit.blockId(), height, commit);
        boolean lacksPower = fault.equals(Optional.of(CommitFault.POWER_MUST_EXCEED_TWO_THIRDS));
        List<String> uncounted = fault.isEmpty() || lacksPower
                ? addresses(CommitVerifier.uncounted(chainId, validators, commit))
                : List.of();
        require("the commit makes the block final", fault.isEmpty() || !uncounted.isEmpty());
        for (String validator : uncounted)
            if (odd.add(validator))
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> "The validator " + validator + " has signed block " + height
                                + " so that its vote counts for no proof (ND-022).");
        if (lacksPower)
            throw new NodeException(
                    NodeReason.BLOCK_MUST_BE_PROVABLE, "block " + height + ", not counted: " + uncounted);
    }

    /** As the API and the genesis write them. */
    private static List<String> addresses(List<Bytes> validators) {
        return validators.stream()
                .map(validator -> UPPER.formatHex(validator.shared()))
                .toList();
    }

    private ValidatorSet fetchValidators(long height) throws IOException {
        List<Validator> validators = new ArrayList<>();
        long total;
        do {
            long page = validators.size() / PAGE + 1;
            Map<?, ?> answer = rpc.call(
                    "validators",
                    Map.of(
                            "height",
                            Long.toString(height),
                            "page",
                            Long.toString(page),
                            "per_page",
                            Long.toString(PAGE)));
            List<?> some = RpcJson.list(answer, "validators");
            for (Object one : some) validators.add(RpcJson.validator(one));
            total = RpcJson.integer(answer, "total");
            require("a page of validators has some", !some.isEmpty());
        } while (validators.size() < total);
        return ValidatorSet.of(validators);
    }

    private StoredBlock fetchBlock(long height) throws IOException {
        Map<?, ?> block = RpcJson.object(RpcJson.get(rpc.call("block", at(height)), "block"));
        List<Bytes> transactions = new ArrayList<>();
        for (Object transaction : RpcJson.list(RpcJson.object(RpcJson.get(block, "data")), "txs"))
            transactions.add(RpcJson.base64(transaction));
        LightBlock light = lightBlock(height);
        require(
                "the header names the transactions",
                Block.dataHash(transactions).equals(light.header().dataHash()));
        var stored = new StoredBlock(light.header(), transactions, light.commit());
        if (find(lightBlocks, height).isPresent()) keep(blocks, height, stored);
        return stored;
    }

    private static Map<String, Object> at(long height) {
        return Map.of("height", Long.toString(height));
    }

    private static void require(String what, boolean holds) throws IOException {
        if (!holds) throw new IOException("It does not hold that " + what + ".");
    }

    private static <V> Optional<V> find(Newest<Long, V> kept, long height) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(height));
        }
    }

    private static <V> void keep(Newest<Long, V> kept, long height, V block) {
        synchronized (kept) {
            kept.put(height, block);
        }
    }

    /** A question that may fail. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | MalformedException | IllegalArgumentException noAnswer) {
            throw new NodeException(NodeReason.ENGINE_MUST_ANSWER, String.valueOf(noAnswer.getMessage()), noAnswer);
        }
    }
}
