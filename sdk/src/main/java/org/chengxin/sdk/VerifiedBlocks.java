package org.chengxin.sdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.GenesisDocument;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.light.FollowVerdict;
import org.chengxin.merkle.light.LightFollower;
import org.chengxin.merkle.light.LightRules;
import org.chengxin.merkle.light.TrustLevel;
import org.chengxin.merkle.light.TrustedState;
import org.chengxin.merkle.light.Witness;
import org.chengxin.merkle.light.WitnessVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Headers of a chain, from whatever node, that are signed by validators who follow from those of a genesis document. What
 * was verified once serves every thread. Nothing is locked while a node is asked. Safe for several threads.
 */
final class VerifiedBlocks {

    private static final int REMEMBERED = 64;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration ONE_OF_MANY = Duration.ofSeconds(5);
    private static final Duration NEXT_BLOCK = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration CENTURY = Duration.ofDays(36_525);
    /** What follows from the genesis is authentic, however old the genesis is and whatever the clock here shows. */
    private static final LightRules NO_AGE = new LightRules(TrustLevel.ONE_THIRD, CENTURY, CENTURY);

    private final GenesisDocument genesis;
    private final Flights<Place, Optional<LightBlock>> asked = new Flights<>();
    private final NavigableMap<Long, LightBlock> verified = new TreeMap<>();

    /** A block of a node. */
    record Place(ChengxinClient node, long height) {

        @Override
        public String toString() {
            return "GET /blocks/" + height;
        }
    }

    VerifiedBlocks(GenesisDocument genesis) {
        this.genesis = genesis;
    }

    /**
     * The block at a height.
     *
     * @param node    is asked for it, and for those on the way to it
     * @param missing what it means when the node has none after it was waited for
     * @throws SdkException {@link SdkReason#ANSWER_MUST_BE_PROVEN} when the node's block does not follow from the genesis,
     *                      {@link SdkReason#CITY_MUST_ANSWER_IN_TIME} when the deadline came before an answer
     */
    LightBlock at(ChengxinClient node, long height, SdkReason missing, Deadline deadline) throws InterruptedException {
        Optional<LightBlock> known = nearest(height);
        if (known.filter(block -> height(block) == height).isPresent()) return known.get();
        LightBlock first = ask(new Place(node, height), missing, deadline);
        LightBlock from = known.isPresent() ? known.get() : begin(node, deadline);
        if (height(from) == height) return from;
        Asked way = new Asked(node, Optional.of(first), deadline);
        FollowVerdict verdict = LightFollower.skipping(TrustedState.of(from), height, way::at, NO_AGE, now());
        way.rethrow();
        if (!(verdict instanceof FollowVerdict.Followed followed)) throw unproven(height, verdict.toString());
        followed.way().forEach(this::remember);
        return followed.block();
    }

    /** Blocks that were verified, in the order of their heights: the first of the chain, and the highest ones. */
    synchronized List<LightBlock> way() {
        return List.copyOf(verified.values());
    }

    /**
     * Compares blocks that were verified with what a node shows.
     *
     * @param way from the first of the chain on
     */
    WitnessVerdict compare(ChengxinClient witness, List<LightBlock> way, Deadline deadline)
            throws InterruptedException {
        Asked shown = new Asked(witness, Optional.empty(), deadline);
        List<LightBlock> rest = way.size() > 1 ? way.subList(1, way.size()) : way;
        WitnessVerdict verdict = Witness.compare(way.getFirst(), rest, shown::ifShown, NO_AGE, now());
        shown.rethrow();
        return verdict;
    }

    /** The first block that a node shows, if the validators of the genesis signed it. */
    Optional<LightBlock> otherBeginning(ChengxinClient witness, Deadline deadline) throws InterruptedException {
        try {
            return Optional.of(beginning(witness, deadline));
        } catch (CityProblem | SdkException notShown) {
            return Optional.empty();
        }
    }

    /** The highest verified block up to a height. */
    private synchronized Optional<LightBlock> nearest(long height) {
        return Optional.ofNullable(verified.floorEntry(height)).map(Map.Entry::getValue);
    }

    /** The first block stays, and the highest ones: whoever follows later has a short way. */
    private synchronized void remember(LightBlock block) {
        LightBlock other = verified.get(height(block));
        if (other != null && !other.header().hash().equals(block.header().hash()))
            throw unproven(height(block), "two blocks at one height");
        requireJoined(verified.get(height(block) - 1), block);
        requireJoined(block, verified.get(height(block) + 1));
        verified.put(height(block), block);
        if (verified.size() > REMEMBERED) verified.remove(verified.higherKey(verified.firstKey()));
    }

    private static void requireJoined(@Nullable LightBlock before, @Nullable LightBlock after) {
        if (before == null || after == null) return;
        if (!after.header().lastBlockId().hash().equals(before.header().hash()))
            throw unproven(height(after), "another block before it");
    }

    private static long height(LightBlock block) {
        return block.header().height();
    }

    private static Timestamp now() {
        return Timestamp.ofMillis(System.currentTimeMillis());
    }

    private LightBlock begin(ChengxinClient node, Deadline deadline) throws InterruptedException {
        LightBlock first = beginning(node, deadline);
        remember(first);
        return first;
    }

    /** A node's first block, signed by the validators of the genesis. */
    private LightBlock beginning(ChengxinClient node, Deadline deadline) throws InterruptedException {
        long height = genesis.initialHeight();
        LightBlock first = ask(new Place(node, height), SdkReason.ANSWER_MUST_BE_PROVEN, deadline);
        if (!first.validators().hash().equals(genesis.validatorSet().hash()))
            throw unproven(height, "other validators than those of the genesis");
        var anchor = new TrustedBlock(height, first.header().hash());
        FollowVerdict verdict = LightFollower.begin(genesis.chainId(), anchor, at -> Optional.of(first), NO_AGE, now());
        if (!(verdict instanceof FollowVerdict.Followed followed)) throw unproven(height, verdict.toString());
        return followed.block();
    }

    /** Light blocks on the way, of one node; one may be here already. */
    private final class Asked {

        private final ChengxinClient node;
        private final Optional<LightBlock> here;
        private final Deadline deadline;
        private Optional<InterruptedException> interrupted = Optional.empty();

        Asked(ChengxinClient node, Optional<LightBlock> here, Deadline deadline) {
            this.node = node;
            this.here = here;
            this.deadline = deadline;
        }

        Optional<LightBlock> at(long height) {
            if (here.filter(block -> height(block) == height).isPresent()) return here;
            return at(height, deadline);
        }

        private Optional<LightBlock> at(long height, Deadline until) {
            try {
                return Optional.of(ask(new Place(node, height), SdkReason.ANSWER_MUST_BE_PROVEN, until));
            } catch (InterruptedException stopped) {
                interrupted = Optional.of(stopped);
                return Optional.empty();
            }
        }

        /** What a node shows that owes nobody an answer, and is not waited for long. */
        Optional<LightBlock> ifShown(long height) {
            try {
                return at(height, Deadline.in(deadline.left(ONE_OF_MANY, new Place(node, height).toString())));
            } catch (CityProblem | SdkException notShown) {
                return Optional.empty();
            }
        }

        void rethrow() throws InterruptedException {
            if (interrupted.isPresent()) throw interrupted.get();
        }
    }

    private LightBlock ask(Place place, SdkReason missing, Deadline deadline) throws InterruptedException {
        return asked.ask(place, deadline, () -> wait(place, deadline))
                .orElseThrow(() -> new SdkException(missing, place + " (there is none)"));
    }

    /** The next block is there as soon as it is made, which is at once after a block that changes anything. */
    private static Optional<LightBlock> wait(Place place, Deadline deadline) throws InterruptedException {
        Deadline end = Deadline.in(NEXT_BLOCK);
        while (true) {
            try {
                return Optional.of(
                        place.node().lightBlock(place.height(), deadline.left(LONGEST_ANSWER, place.toString())));
            } catch (CityProblem problem) {
                if (problem.isPassing()) throw problem;
                if (!problem.mayPassLater()) throw unproven(place.height(), problem.code());
                if (end.nanoTime() - System.nanoTime() < 0) return Optional.empty();
                Thread.sleep(deadline.left(PAUSE, place.toString()));
            } catch (SdkException strange) {
                if (strange.reason() != SdkReason.ANSWER_MUST_BE_UNDERSTOOD) throw strange;
                throw unproven(place.height(), "no light block");
            }
        }
    }

    /** That a node's blocks do not show what it says of one. */
    static SdkException unproven(long height, String why) {
        return new SdkException(SdkReason.ANSWER_MUST_BE_PROVEN, "GET /blocks/" + height + " (" + why + ")");
    }
}
