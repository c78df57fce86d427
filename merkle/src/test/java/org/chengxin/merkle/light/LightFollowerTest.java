package org.chengxin.merkle.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.light.FollowVerdict.Followed;
import org.chengxin.merkle.light.FollowVerdict.Refused;
import org.junit.jupiter.api.Test;

class LightFollowerTest {

    private static final long TOP = 40;

    /** Every ten heights the whole set changes over four blocks, one validator after another. */
    private final InventedChain chain = chain();

    private final TrustedState trusted = TrustedState.of(chain.lightBlock(1));
    private final Timestamp now =
            Timestamp.ofMillis(chain.lightBlock(TOP).header().time().millis() + 1_000);
    private final List<Long> asked = new ArrayList<>();

    private static InventedChain chain() {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        var chain = new InventedChain(state, 1, 2, 3, 4);
        for (long height = 1; height <= TOP; height++) {
            long base = height / 10 * 4 + 1;
            if (height % 10 == 1 && height > 1) chain.changeValidators(base, base - 1, base - 2, base - 3);
            if (height % 10 == 2 && height > 2) chain.changeValidators(base, base + 1, base - 1, base - 2);
            if (height % 10 == 3 && height > 3) chain.changeValidators(base, base + 1, base + 2, base - 1);
            if (height % 10 == 4 && height > 4) chain.changeValidators(base, base + 1, base + 2, base + 3);
            chain.leaveOneOut(height % 3 == 0);
            chain.commit(new TreeMap<>());
        }
        return chain;
    }

    private LightSource source() {
        return height -> {
            asked.add(height);
            return height <= chain.height() ? Optional.of(chain.lightBlock(height)) : Optional.empty();
        };
    }

    private LightSource sourceWith(LightBlock forged) {
        return height -> height == forged.header().height() ? Optional.of(forged) : source().lightBlock(height);
    }

    private FollowVerdict skip(LightSource source) {
        return LightFollower.skipping(trusted, TOP, source, LightRules.ORDINARY, now);
    }

    private FollowVerdict step(LightSource source) {
        return LightFollower.sequentially(trusted, TOP, source, LightRules.ORDINARY, now);
    }

    private static List<Long> heights(FollowVerdict verdict) {
        return ((Followed) verdict)
                .way().stream().map(block -> block.header().height()).toList();
    }

    @Test
    void following_sequentially_takes_every_block() {
        assertEquals(LongStream.rangeClosed(2, TOP).boxed().toList(), heights(step(source())));
    }

    @Test
    void skipping_reaches_the_same_block_with_fewer_on_the_way() {
        FollowVerdict verdict = skip(source());
        assertEquals(((Followed) step(source())).block(), ((Followed) verdict).block());
        assertTrue(heights(verdict).size() < 20, heights(verdict).toString());
        assertEquals(TOP, heights(verdict).getLast());
    }

    @Test
    void skipping_asks_for_each_block_once() {
        assertTrue(skip(source()) instanceof Followed);
        assertEquals(asked.stream().distinct().toList(), asked);
    }

    @Test
    void without_changes_of_validators_one_step_is_enough() {
        assertEquals(List.of(9L), heights(LightFollower.skipping(trusted, 9, source(), LightRules.ORDINARY, now)));
    }

    @Test
    void a_forged_header_at_the_end_is_refused() {
        LightBlock top = chain.lightBlock(TOP);
        LightBlock forged = Forgery.over(Forgery.otherState(top.header()), top);
        var refused = new Refused(TOP, LightReason.COMMIT_MUST_FIT_THE_HEADER);
        assertEquals(refused, skip(sourceWith(forged)));
        assertEquals(refused, step(sourceWith(forged)));
    }

    @Test
    void a_top_signed_by_strangers_is_refused_however_far_the_skips_shrink() {
        var strangers = Forgery.signers(91, 92, 93, 94);
        var header = Forgery.of(chain.lightBlock(TOP).header(), Forgery.set(strangers));
        LightBlock forged = Forgery.signed(header, strangers, 0);
        assertEquals(new Refused(TOP, LightReason.VALIDATORS_MUST_BE_THE_ANNOUNCED_ONES), skip(sourceWith(forged)));
        assertEquals(
                List.of(TOP - 1), asked.stream().filter(height -> height > 38).toList());
    }

    @Test
    void a_missing_block_is_refused_by_its_height() {
        long missing = heights(skip(source())).getFirst();
        LightSource holed = height -> height == missing ? Optional.empty() : source().lightBlock(height);
        var refused = new Refused(missing, LightReason.SOURCE_MUST_HAVE_THE_BLOCK);
        assertEquals(refused, skip(holed));
        assertEquals(refused, step(holed));
    }

    @Test
    void a_block_of_another_height_is_refused() {
        LightSource confused = height -> source().lightBlock(height - 1);
        assertEquals(new Refused(TOP, LightReason.SOURCE_MUST_ANSWER_WITH_THE_HEIGHT), skip(confused));
        assertEquals(new Refused(2, LightReason.SOURCE_MUST_ANSWER_WITH_THE_HEIGHT), step(confused));
    }

    @Test
    void nothing_below_the_trusted_height_is_followed() {
        TrustedState later = TrustedState.of(chain.lightBlock(5));
        var refused = new Refused(3, LightReason.HEIGHT_MUST_RISE);
        assertEquals(refused, LightFollower.skipping(later, 3, source(), LightRules.ORDINARY, now));
        assertEquals(refused, LightFollower.sequentially(later, 3, source(), LightRules.ORDINARY, now));
    }

    @Test
    void expired_trust_follows_nothing() {
        var brief = LightRules.within(Duration.ofSeconds(30));
        assertEquals(
                new Refused(TOP, LightReason.TRUST_MUST_NOT_HAVE_EXPIRED),
                LightFollower.skipping(trusted, TOP, source(), brief, now));
    }

    @Test
    void a_block_on_the_way_that_has_expired_itself_ends_the_way() {
        long firstStep = heights(skip(source())).getFirst();
        LightBlock halfWay = chain.lightBlock(firstStep);
        var lateStart = new TrustedState(
                Forgery.at(
                        trusted.header(),
                        Timestamp.ofMillis(halfWay.header().time().millis() + 1)),
                trusted.validators());
        assertEquals(
                new Refused(firstStep, LightReason.TIME_MUST_RISE),
                LightFollower.skipping(lateStart, TOP, source(), LightRules.ORDINARY, now));
    }

    @Test
    void a_beginning_is_taken_by_its_hash() {
        assertEquals(new Followed(List.of(chain.lightBlock(7))), begin(InventedChain.CHAIN_ID, chain.trusted(7)));
    }

    @Test
    void a_beginning_of_another_hash_chain_or_age_is_refused() {
        assertEquals(
                new Refused(7, LightReason.TRUSTED_HASH_MUST_MATCH),
                begin(InventedChain.CHAIN_ID, new TrustedBlock(7, Bytes.owned(new byte[32]))));
        assertEquals(
                new Refused(7, LightReason.CHAIN_MUST_BE_THE_TRUSTED_ONE), begin("chengxin-test-2", chain.trusted(7)));
        assertEquals(
                new Refused(TOP + 1, LightReason.SOURCE_MUST_HAVE_THE_BLOCK),
                begin(
                        InventedChain.CHAIN_ID,
                        new TrustedBlock(TOP + 1, chain.trusted(TOP).hash())));
        assertEquals(
                new Refused(7, LightReason.TRUST_MUST_NOT_HAVE_EXPIRED),
                LightFollower.begin(
                        InventedChain.CHAIN_ID,
                        chain.trusted(7),
                        source(),
                        LightRules.within(Duration.ofSeconds(20)),
                        now));
    }

    @Test
    void a_beginning_vouches_for_its_own_signatures() {
        LightBlock changed = Forgery.withAnotherVoteTime(chain.lightBlock(7));
        assertEquals(
                new Refused(7, LightReason.SIGNATURES_MUST_BE_GOOD),
                LightFollower.begin(
                        InventedChain.CHAIN_ID, chain.trusted(7), sourceWith(changed), LightRules.ORDINARY, now));
    }

    private FollowVerdict begin(String chainId, TrustedBlock block) {
        return LightFollower.begin(chainId, block, source(), LightRules.ORDINARY, now);
    }
}
