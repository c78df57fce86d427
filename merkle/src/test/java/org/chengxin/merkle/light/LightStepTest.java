package org.chengxin.merkle.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.InventedSigner;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.junit.jupiter.api.Test;

class LightStepTest {

    private static final List<InventedSigner> SIGNERS = Forgery.signers(1, 2, 3, 4);

    /** Four validators; from height 6 on one of them is another, from 10 on three more, so that none is left. */
    private final InventedChain chain = chain();

    private final TrustedState trusted = TrustedState.of(chain.lightBlock(2));
    private final Timestamp now =
            Timestamp.ofMillis(chain.lightBlock(2).header().time().millis() + 60_000);

    private static InventedChain chain() {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        var chain = new InventedChain(state, 1, 2, 3, 4);
        for (int height = 1; height <= 12; height++) {
            if (height == 4) chain.changeValidators(1, 2, 3, 5);
            if (height == 8) chain.changeValidators(5, 6, 7, 8);
            chain.commit(new TreeMap<>());
        }
        return chain;
    }

    private Optional<LightReason> refusal(LightBlock block) {
        return LightStep.refusal(trusted, block, LightRules.ORDINARY, now);
    }

    private void refuses(LightReason reason, LightBlock block) {
        assertEquals(Optional.of(reason), refusal(block));
    }

    @Test
    void the_next_block_follows() {
        assertEquals(Optional.empty(), refusal(chain.lightBlock(3)));
    }

    @Test
    void a_block_further_up_follows_while_enough_of_the_trusted_validators_sign() {
        assertEquals(Optional.empty(), refusal(chain.lightBlock(5)));
        assertEquals(Optional.empty(), refusal(chain.lightBlock(6)));
        assertEquals(Optional.empty(), refusal(chain.lightBlock(9)));
    }

    @Test
    void too_much_change_of_validators_is_too_much_for_one_skip() {
        refuses(LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED, chain.lightBlock(10));
        refuses(LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED, chain.lightBlock(12));
    }

    @Test
    void a_forged_header_is_refused_next_and_further_up() {
        for (long height : new long[] {3, 5}) {
            LightBlock block = chain.lightBlock(height);
            refuses(LightReason.COMMIT_MUST_FIT_THE_HEADER, Forgery.over(Forgery.otherState(block.header()), block));
        }
    }

    @Test
    void a_wrong_validator_set_is_refused() {
        for (long height : new long[] {3, 5}) {
            LightBlock block = chain.lightBlock(height);
            List<Validator> more = new ArrayList<>(block.validators().validators());
            more.add(new InventedSigner(9, 10).validator());
            refuses(LightReason.VALIDATORS_MUST_FIT_THE_HEADER, Forgery.withValidators(block, ValidatorSet.of(more)));
        }
    }

    @Test
    void a_next_block_of_validators_that_were_not_announced_is_refused() {
        List<InventedSigner> others = Forgery.signers(1, 2, 3);
        Header header = Forgery.of(chain.lightBlock(3).header(), Forgery.set(others));
        refuses(LightReason.VALIDATORS_MUST_BE_THE_ANNOUNCED_ONES, Forgery.signed(header, others, 0));
    }

    @Test
    void a_block_further_up_of_strangers_is_not_trusted() {
        List<InventedSigner> strangers = Forgery.signers(11, 12, 13, 14);
        Header header = Forgery.of(chain.lightBlock(5).header(), Forgery.set(strangers));
        refuses(LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED, Forgery.signed(header, strangers, 0));
    }

    @Test
    void more_than_a_third_of_the_trusted_power_is_asked_for_and_not_a_third() {
        TrustedState three = trust(Forgery.signers(1, 2, 3));
        List<InventedSigner> one = Forgery.signers(1, 21, 22);
        List<InventedSigner> two = Forgery.signers(1, 2, 22);
        assertEquals(
                Optional.of(LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED),
                LightStep.refusal(three, above(one), LightRules.ORDINARY, now));
        assertEquals(Optional.empty(), LightStep.refusal(three, above(two), LightRules.ORDINARY, now));
    }

    private TrustedState trust(List<InventedSigner> signers) {
        return new TrustedState(Forgery.of(chain.lightBlock(2).header(), Forgery.set(signers)), Forgery.set(signers));
    }

    private LightBlock above(List<InventedSigner> signers) {
        return Forgery.signed(Forgery.of(chain.lightBlock(5).header(), Forgery.set(signers)), signers, 0);
    }

    @Test
    void a_higher_trust_level_asks_for_more() {
        var two = new LightRules(new TrustLevel(2, 3), Duration.ofDays(1), Duration.ZERO);
        var all = new LightRules(new TrustLevel(1, 1), Duration.ofDays(1), Duration.ZERO);
        assertEquals(Optional.empty(), LightStep.refusal(trusted, chain.lightBlock(6), two, now));
        assertEquals(
                Optional.of(LightReason.TRUSTED_VALIDATORS_MUST_HAVE_SIGNED),
                LightStep.refusal(trusted, chain.lightBlock(6), all, now));
    }

    @Test
    void a_trust_level_lies_between_a_third_and_the_whole() {
        assertThrows(IllegalArgumentException.class, () -> new TrustLevel(1, 4));
        assertThrows(IllegalArgumentException.class, () -> new TrustLevel(2, 7));
        assertThrows(IllegalArgumentException.class, () -> new TrustLevel(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new TrustLevel(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new TrustLevel(-1, -2));
    }

    @Test
    void too_little_power_is_refused_next_and_further_up() {
        for (long height : new long[] {3, 5}) {
            LightBlock block = chain.lightBlock(height);
            assertEquals(Optional.empty(), refusal(Forgery.without(block, 1)));
            refuses(LightReason.POWER_MUST_EXCEED_TWO_THIRDS, Forgery.without(block, 2));
        }
    }

    @Test
    void a_changed_vote_time_is_refused_next_and_further_up() {
        for (long height : new long[] {3, 5})
            refuses(LightReason.SIGNATURES_MUST_BE_GOOD, Forgery.withAnotherVoteTime(chain.lightBlock(height)));
    }

    @Test
    void expired_trust_takes_nothing() {
        LightBlock block = chain.lightBlock(3);
        long trustedAt = trusted.header().time().millis();
        var rules = LightRules.within(Duration.ofSeconds(30));
        assertEquals(
                Optional.empty(), LightStep.refusal(trusted, block, rules, Timestamp.ofMillis(trustedAt + 29_999)));
        assertEquals(
                Optional.of(LightReason.TRUST_MUST_NOT_HAVE_EXPIRED),
                LightStep.refusal(trusted, block, rules, Timestamp.ofMillis(trustedAt + 30_000)));
    }

    @Test
    void a_header_from_the_future_is_refused_beyond_the_clock_drift() {
        LightBlock block = chain.lightBlock(5);
        long at = block.header().time().millis();
        assertEquals(
                Optional.empty(),
                LightStep.refusal(trusted, block, LightRules.ORDINARY, Timestamp.ofMillis(at - 9_999)));
        assertEquals(
                Optional.of(LightReason.HEADER_MUST_NOT_BE_FROM_THE_FUTURE),
                LightStep.refusal(trusted, block, LightRules.ORDINARY, Timestamp.ofMillis(at - 10_000)));
    }

    @Test
    void height_and_time_rise() {
        refuses(LightReason.HEIGHT_MUST_RISE, chain.lightBlock(2));
        refuses(LightReason.HEIGHT_MUST_RISE, chain.lightBlock(1));
        Header early = Forgery.at(chain.lightBlock(3).header(), trusted.header().time());
        refuses(LightReason.TIME_MUST_RISE, Forgery.signed(early, SIGNERS, 0));
    }

    @Test
    void another_chain_or_block_protocol_is_refused() {
        Header header = chain.lightBlock(3).header();
        refuses(
                LightReason.CHAIN_MUST_BE_THE_TRUSTED_ONE,
                Forgery.signed(Forgery.ofChain(header, "chengxin-test-2"), SIGNERS, 0));
        refuses(LightReason.BLOCK_PROTOCOL_MUST_BE_KNOWN, Forgery.signed(Forgery.ofProtocol(header, 12), SIGNERS, 0));
    }

    @Test
    void a_next_block_that_names_another_block_before_it_is_refused() {
        Header header = Forgery.afterAnother(chain.lightBlock(3).header());
        refuses(LightReason.BLOCK_BEFORE_MUST_BE_THE_TRUSTED_ONE, Forgery.signed(header, SIGNERS, 0));
    }

    @Test
    void trust_names_its_validators() {
        Header header = chain.lightBlock(2).header();
        ValidatorSet others = Forgery.set(Forgery.signers(1, 2));
        assertThrows(IllegalArgumentException.class, () -> new TrustedState(header, others));
    }
}
