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
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.ExecTxResult;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;

/**
 * Which transactions are in a block and what came of them, from whatever node, checked against a genesis document: the
 * header is signed by validators that follow from those of the genesis, and it commits to every transaction, as the next
 * one does to every result. Safe for several threads, each of which waits for the node that it asks and for no other.
 */
final class ProvenBlocks {

    private static final int REMEMBERED = 32;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final String ACCEPTED = "";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final VerifiedBlocks blocks;
    private final Flights<VerifiedBlocks.Place, Contents> asked = new Flights<>();
    private final Map<Long, Contents> remembered = new LinkedHashMap<>();

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
        this.blocks = new VerifiedBlocks(genesis);
    }

    /** The blocks that were followed for it. */
    VerifiedBlocks blocks() {
        return blocks;
    }

    /**
     * Checks what a node says about a transaction.
     *
     * @param fate     committed, or refused in a block
     * @param deadline by when the node has to prove it
     * @throws SdkException {@link SdkReason#ANSWER_MUST_BE_PROVEN} when it is not so, or the node does not prove it;
     *                      {@link SdkReason#CITY_MUST_ANSWER_IN_TIME} when it has not done so yet
     */
    void require(ChengxinClient node, Submission submission, Fate fate, long height, Deadline deadline)
            throws InterruptedException {
        Bytes hash = Bytes.owned(Sha256.of(submission.jws().shared()));
        if (!contents(node, height, deadline).bearsOut(fate, hash))
            throw VerifiedBlocks.unproven(height, "the block has no such transaction with this result");
    }

    private Contents contents(ChengxinClient node, long height, Deadline deadline) throws InterruptedException {
        return asked.ask(new VerifiedBlocks.Place(node, height), deadline, () -> {
            Optional<Contents> known = remembered(height);
            if (known.isPresent()) return known.get();
            LightBlock header = blocks.at(node, height, SdkReason.ANSWER_MUST_BE_PROVEN, deadline);
            Contents fresh = read(node, header, deadline);
            remember(height, fresh);
            return fresh;
        });
    }

    private synchronized Optional<Contents> remembered(long height) {
        return Optional.ofNullable(remembered.get(height));
    }

    private synchronized void remember(long height, Contents contents) {
        remembered.put(height, contents);
        if (remembered.size() > REMEMBERED)
            remembered.remove(remembered.keySet().iterator().next());
    }

    private Contents read(ChengxinClient node, LightBlock block, Deadline deadline) throws InterruptedException {
        long height = block.header().height();
        List<Bytes> hashes = new ArrayList<>();
        List<Members> results = new ArrayList<>();
        Duration left = deadline.left(LONGEST_ANSWER, "GET /blocks/" + height);
        for (Members entry : transactions(node, height, left)) {
            hashes.add(hash(height, entry.text("hash")));
            results.add(entry.optionalObject("result")
                    .orElseThrow(() -> VerifiedBlocks.unproven(height, "a transaction without its result")));
        }
        if (!Block.dataHashOfHashes(hashes).equals(block.header().dataHash()))
            throw VerifiedBlocks.unproven(height, "other transactions than the header commits to");
        return new Contents(outcomes(node, height, hashes, results, deadline));
    }

    private static List<Members> transactions(ChengxinClient node, long height, Duration left)
            throws InterruptedException {
        String path = "blocks/" + height;
        try {
            return node.get(path, left).objects("transactions");
        } catch (CityProblem problem) {
            if (problem.isPassing()) throw problem;
            if (problem.mayPassLater()) throw new SdkException(SdkReason.CITY_MUST_ANSWER_IN_TIME, "GET /" + path);
            throw VerifiedBlocks.unproven(height, problem.code());
        }
    }

    /**
     * The header that commits to results is that of the next block. A network that stops in between keeps it back, which is
     * no lie of the node.
     */
    private Map<Bytes, Set<String>> outcomes(
            ChengxinClient node, long height, List<Bytes> hashes, List<Members> results, Deadline deadline)
            throws InterruptedException {
        Map<Bytes, Set<String>> outcomes = new TreeMap<>();
        List<ExecTxResult> leaves = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            Members result = results.get(i);
            long code = result.number("code");
            if (code < 0 || code > TransactionResult.INADMISSIBLE)
                throw VerifiedBlocks.unproven(height, "no code of a result");
            String reason = result.text("reason");
            leaves.add(new ExecTxResult((int) code, Bytes.owned(reason.getBytes(StandardCharsets.UTF_8))));
            outcomes.computeIfAbsent(hashes.get(i), any -> new TreeSet<>())
                    .add(code == TransactionResult.ACCEPTED ? ACCEPTED : reason);
        }
        Bytes committed = blocks.at(node, height + 1, SdkReason.CITY_MUST_ANSWER_IN_TIME, deadline)
                .header()
                .lastResultsHash();
        if (!ExecTxResult.hash(leaves).equals(committed))
            throw VerifiedBlocks.unproven(height, "other results than the header commits to");
        return outcomes;
    }

    private static Bytes hash(long height, String hex) {
        try {
            return Bytes.owned(HEX.parseHex(hex.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException strange) {
            throw VerifiedBlocks.unproven(height, "no hash of a transaction");
        }
    }
}
