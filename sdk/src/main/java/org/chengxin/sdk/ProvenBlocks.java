package org.chengxin.sdk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.ExecTxResult;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.light.FollowVerdict;
import org.chengxin.merkle.light.LightFollower;
import org.chengxin.merkle.light.LightRules;
import org.chengxin.merkle.light.TrustedState;

/**
 * Which transactions are in a block and what came of them, from whatever node, checked against a genesis document: the
 * header is signed by validators that follow from those of the genesis, and it commits to every transaction, as the next
 * one does to every result. Safe for several threads.
 */
final class ProvenBlocks {

    private static final int REMEMBERED = 32;
    private static final Duration NEXT_BLOCK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String ACCEPTED = "";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /** What follows from the genesis is authentic, however old the genesis is. */
    private static final LightRules NO_AGE = LightRules.within(Duration.ofDays(36_525));

    private final GenesisDocument genesis;
    private final Map<Long, Contents> remembered = new LinkedHashMap<>();
    private Optional<TrustedState> trusted = Optional.empty();

    /** What came of the transactions of a block, by their hashes: reasons of refusal, or {@link #ACCEPTED}. */
    private record Contents(Map<Bytes, Set<String>> outcomes) {

        boolean bearsOut(Fate fate, Bytes hash) {
            Set<String> said = outcomes.getOrDefault(hash, Set.of());
            return switch (fate) {
                case Fate.Committed _ -> said.contains(ACCEPTED);
                case Fate.Refused refused -> !said.contains(ACCEPTED) && said.contains(refused.code());
                case Fate.Unknown _ -> false;
            };
        }
    }

    ProvenBlocks(GenesisDocument genesis) {
        this.genesis = genesis;
    }

    /**
     * Checks what a node says about a transaction.
     *
     * @param fate committed, or refused in a block
     * @throws SdkException {@link SdkReason#ANSWER_MUST_BE_PROVEN} when it is not so, or the node does not prove it
     */
    void require(ChengxinClient node, Submission submission, Fate fate, long height) throws InterruptedException {
        Bytes hash = Bytes.owned(Sha256.of(submission.jws().shared()));
        if (!contents(node, height).bearsOut(fate, hash))
            throw unproven(height, "the block has no such transaction with this result");
    }

    private synchronized Contents contents(ChengxinClient node, long height) throws InterruptedException {
        Contents known = remembered.get(height);
        if (known != null) return known;
        LightBlock header = follow(node, height, SdkReason.ANSWER_MUST_BE_PROVEN);
        Contents fresh = read(node, header);
        remembered.put(height, fresh);
        if (remembered.size() > REMEMBERED)
            remembered.remove(remembered.keySet().iterator().next());
        return fresh;
    }

    private Contents read(ChengxinClient node, LightBlock block) throws InterruptedException {
        long height = block.header().height();
        List<Bytes> hashes = new ArrayList<>();
        List<Members> results = new ArrayList<>();
        for (Members entry : node.get("blocks/" + height).objects("transactions")) {
            hashes.add(hash(height, entry.text("hash")));
            results.add(entry.optionalObject("result")
                    .orElseThrow(() -> unproven(height, "a transaction without its result")));
        }
        if (!Block.dataHashOfHashes(hashes).equals(block.header().dataHash()))
            throw unproven(height, "other transactions than the header commits to");
        return new Contents(outcomes(node, height, hashes, results));
    }

    /**
     * The header that commits to results is that of the next block. A network that stops in between keeps it back, which is
     * no lie of the node.
     */
    private Map<Bytes, Set<String>> outcomes(
            ChengxinClient node, long height, List<Bytes> hashes, List<Members> results) throws InterruptedException {
        Map<Bytes, Set<String>> outcomes = new TreeMap<>();
        List<ExecTxResult> leaves = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            Members result = results.get(i);
            long code = result.number("code");
            if (code < 0 || code > TransactionResult.INADMISSIBLE) throw unproven(height, "no code of a result");
            String reason = result.text("reason");
            leaves.add(new ExecTxResult((int) code, Bytes.owned(reason.getBytes(StandardCharsets.UTF_8))));
            outcomes.computeIfAbsent(hashes.get(i), any -> new TreeSet<>())
                    .add(code == TransactionResult.ACCEPTED ? ACCEPTED : reason);
        }
        Bytes committed = follow(node, height + 1, SdkReason.CITY_MUST_ANSWER_IN_TIME)
                .header()
                .lastResultsHash();
        if (!ExecTxResult.hash(leaves).equals(committed))
            throw unproven(height, "other results than the header commits to");
        return outcomes;
    }

    /**
     * The block at a height, verified.
     *
     * @param missing what it means when the node has none
     */
    private LightBlock follow(ChengxinClient node, long height, SdkReason missing) throws InterruptedException {
        LightBlock first = lightBlock(node, height, missing);
        Timestamp now = Timestamp.ofMillis(System.currentTimeMillis());
        if (trusted.isEmpty()) trusted = Optional.of(begin(node, now));
        TrustedState from = trusted.get();
        if (from.header().height() > height) from = begin(node, now);
        if (from.header().height() == height)
            return first.header().hash().equals(from.header().hash()) ? first : refuse(height);
        Asked asked = new Asked(node, first);
        FollowVerdict verdict = LightFollower.skipping(from, height, asked::at, NO_AGE, now);
        asked.rethrow();
        if (!(verdict instanceof FollowVerdict.Followed followed)) throw unproven(height, verdict.toString());
        trusted = Optional.of(TrustedState.of(followed.block()));
        return followed.block();
    }

    private static LightBlock refuse(long height) {
        throw unproven(height, "two blocks at one height");
    }

    /** The first block, signed by the validators of the genesis. */
    private TrustedState begin(ChengxinClient node, Timestamp now) throws InterruptedException {
        LightBlock first = lightBlock(node, genesis.initialHeight(), SdkReason.ANSWER_MUST_BE_PROVEN);
        if (!first.validators().hash().equals(genesis.validatorSet().hash()))
            throw unproven(genesis.initialHeight(), "other validators than those of the genesis");
        var anchor = new TrustedBlock(first.header().height(), first.header().hash());
        FollowVerdict verdict =
                LightFollower.begin(genesis.chainId(), anchor, height -> Optional.of(first), NO_AGE, now);
        if (!(verdict instanceof FollowVerdict.Followed followed))
            throw unproven(genesis.initialHeight(), verdict.toString());
        return TrustedState.of(followed.block());
    }

    /** Light blocks on the way, of one node; the first one is here already. */
    private static final class Asked {

        private final ChengxinClient node;
        private final LightBlock first;
        private Optional<InterruptedException> interrupted = Optional.empty();

        Asked(ChengxinClient node, LightBlock first) {
            this.node = node;
            this.first = first;
        }

        Optional<LightBlock> at(long height) {
            if (height == first.header().height()) return Optional.of(first);
            try {
                return Optional.of(lightBlock(node, height, SdkReason.ANSWER_MUST_BE_PROVEN));
            } catch (InterruptedException stopped) {
                interrupted = Optional.of(stopped);
                return Optional.empty();
            }
        }

        void rethrow() throws InterruptedException {
            if (interrupted.isPresent()) throw interrupted.get();
        }
    }

    /** The next block is there as soon as it is made, which is at once after a block that changes anything. */
    private static LightBlock lightBlock(ChengxinClient node, long height, SdkReason missing)
            throws InterruptedException {
        long end = System.nanoTime() + NEXT_BLOCK.toNanos();
        while (true) {
            try {
                return lightBlockNow(node, height);
            } catch (CityProblem problem) {
                if (problem.isPassing()) throw problem;
                if (!problem.mayPassLater()) throw unproven(height, problem.code());
                if (System.nanoTime() > end) throw without(missing, height, problem.code());
                Thread.sleep(PAUSE);
            }
        }
    }

    private static LightBlock lightBlockNow(ChengxinClient node, long height) throws InterruptedException {
        try {
            return node.lightBlock(height);
        } catch (SdkException strange) {
            if (strange.reason() != SdkReason.ANSWER_MUST_BE_UNDERSTOOD) throw strange;
            throw unproven(height, "no light block");
        }
    }

    private static Bytes hash(long height, String hex) {
        try {
            return Bytes.owned(HEX.parseHex(hex.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException strange) {
            throw unproven(height, "no hash of a transaction");
        }
    }

    private static SdkException unproven(long height, String why) {
        return without(SdkReason.ANSWER_MUST_BE_PROVEN, height, why);
    }

    private static SdkException without(SdkReason reason, long height, String why) {
        return new SdkException(reason, "GET /blocks/" + height + " (" + why + ")");
    }
}
