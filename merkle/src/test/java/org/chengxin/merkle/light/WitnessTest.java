package org.chengxin.merkle.light;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.InventedSigner;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.light.Misbehaviour.Kind;
import org.junit.jupiter.api.Test;

class WitnessTest {

    private static final List<InventedSigner> SIGNERS = Forgery.signers(1, 2, 3, 4);
    private static final long TOP = 9;

    private final InventedChain chain = chain();
    private final LightBlock trusted = chain.lightBlock(2);
    private final Timestamp now =
            Timestamp.ofMillis(chain.lightBlock(TOP).header().time().millis() + 1_000);

    private static InventedChain chain() {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        var chain = new InventedChain(state, 1, 2, 3, 4);
        for (int height = 1; height <= TOP; height++) chain.commit(new TreeMap<>());
        return chain;
    }

    private Optional<LightBlock> honest(long height) {
        return height <= TOP ? Optional.of(chain.lightBlock(height)) : Optional.empty();
    }

    private LightSource with(LightBlock other) {
        return height -> height == other.header().height() ? Optional.of(other) : honest(height);
    }

    private WitnessVerdict compare(LightSource witness, long... way) {
        List<LightBlock> blocks = Arrays.stream(way).mapToObj(chain::lightBlock).toList();
        return Witness.compare(trusted, blocks, witness, LightRules.ORDINARY, now);
    }

    private Misbehaviour evidence(LightBlock other, long... way) {
        return ((WitnessVerdict.Contradicts) compare(with(other), way)).evidence();
    }

    private Header top() {
        return chain.lightBlock(TOP).header();
    }

    @Test
    void an_honest_witness_agrees() {
        assertEquals(new WitnessVerdict.Agrees(), compare(this::honest, TOP));
        assertEquals(new WitnessVerdict.Agrees(), compare(this::honest, 3, 4, TOP));
    }

    @Test
    void two_blocks_of_one_round_are_equivocation_by_those_who_signed_both() {
        LightBlock other = Forgery.signed(Forgery.otherData(top()), SIGNERS, 0);
        Misbehaviour evidence = evidence(other, TOP);
        assertEquals(Kind.EQUIVOCATION, evidence.kind());
        assertEquals(TOP, evidence.height());
        assertEquals(2, evidence.commonHeight());
        assertEquals(chain.lightBlock(TOP), evidence.first());
        assertEquals(other, evidence.second());
        assertEquals(
                chain.validators(TOP).validators().stream()
                        .map(Validator::address)
                        .toList(),
                evidence.doubleSigners());
    }

    @Test
    void who_signed_only_one_of_two_blocks_is_not_named() {
        LightBlock other = Forgery.without(Forgery.signed(Forgery.otherData(top()), SIGNERS, 0), 1);
        assertEquals(
                chain.validators(TOP).validators().stream()
                        .skip(1)
                        .map(Validator::address)
                        .toList(),
                evidence(other, TOP).doubleSigners());
    }

    @Test
    void two_blocks_of_two_rounds_are_amnesia_by_nobody_to_be_seen() {
        Misbehaviour evidence = evidence(Forgery.signed(Forgery.otherData(top()), SIGNERS, 1), TOP);
        assertEquals(Kind.AMNESIA, evidence.kind());
        assertEquals(List.of(), evidence.doubleSigners());
    }

    @Test
    void a_state_that_no_block_leads_to_is_lunatic() {
        assertEquals(
                Kind.LUNATIC,
                evidence(Forgery.signed(Forgery.otherState(top()), SIGNERS, 0), TOP)
                        .kind());
    }

    @Test
    void validators_that_were_never_chosen_are_lunatic_when_more_than_a_third_signed() {
        List<InventedSigner> half = Forgery.signers(1, 2, 31, 32);
        LightBlock other = Forgery.signed(Forgery.of(top(), Forgery.set(half)), half, 0);
        Misbehaviour evidence = evidence(other, TOP);
        assertEquals(Kind.LUNATIC, evidence.kind());
        assertEquals(2, evidence.doubleSigners().size());
    }

    @Test
    void another_block_in_the_middle_of_the_way_is_seen_although_the_last_is_the_same() {
        LightBlock other = Forgery.signed(Forgery.otherData(chain.lightBlock(4).header()), SIGNERS, 0);
        assertEquals(4, evidence(other, 4, TOP).height());
    }

    @Test
    void the_common_block_is_the_last_on_the_way_that_both_have() {
        LightBlock other = Forgery.signed(Forgery.otherData(top()), SIGNERS, 0);
        assertEquals(6, evidence(other, 4, 6, TOP).commonHeight());
    }

    @Test
    void a_witness_whose_block_is_not_signed_is_worth_nothing() {
        LightBlock other = Forgery.over(Forgery.otherData(top()), chain.lightBlock(TOP));
        assertEquals(
                new WitnessVerdict.Refused(TOP, LightReason.COMMIT_MUST_FIT_THE_HEADER), compare(with(other), TOP));
    }

    @Test
    void a_witness_with_a_third_of_the_trusted_power_or_less_is_worth_nothing() {
        List<InventedSigner> one = Forgery.signers(1, 41, 42);
        LightBlock other = Forgery.signed(Forgery.of(top(), Forgery.set(one)), one, 0);
        assertEquals(
                new WitnessVerdict.Refused(TOP, LightReason.VALIDATORS_MUST_BE_THE_ANNOUNCED_ONES),
                compare(with(other), TOP));
    }

    @Test
    void a_witness_of_another_beginning_is_worth_nothing() {
        LightBlock otherTop = Forgery.signed(Forgery.otherData(top()), SIGNERS, 0);
        LightBlock otherStart = Forgery.signed(Forgery.otherData(trusted.header()), SIGNERS, 0);
        LightSource witness =
                height -> height == 2 ? Optional.of(otherStart) : with(otherTop).lightBlock(height);
        assertEquals(
                new WitnessVerdict.Refused(2, LightReason.WITNESS_MUST_SHARE_THE_TRUSTED_BLOCK), compare(witness, TOP));
    }

    @Test
    void a_witness_without_the_block_says_nothing() {
        assertEquals(
                new WitnessVerdict.Refused(TOP, LightReason.SOURCE_MUST_HAVE_THE_BLOCK),
                compare(height -> height < TOP ? honest(height) : Optional.empty(), TOP));
    }

    @Test
    void evidence_is_of_two_blocks_at_one_height() {
        LightBlock block = chain.lightBlock(3);
        assertThrows(
                IllegalArgumentException.class, () -> new Misbehaviour(Kind.AMNESIA, trusted, block, block, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Misbehaviour(Kind.AMNESIA, trusted, block, chain.lightBlock(4), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Witness.compare(trusted, List.of(), this::honest, LightRules.ORDINARY, now));
    }

    @Test
    void evidence_can_be_checked_again_by_whoever_trusts_the_common_block() {
        Misbehaviour evidence = evidence(Forgery.signed(Forgery.otherState(top()), SIGNERS, 0), TOP);
        assertTrue(Stream.of(evidence.first(), evidence.second()).allMatch(block -> LightStep.refusal(
                        TrustedState.of(evidence.common()), block, LightRules.ORDINARY, now)
                .isEmpty()));
    }
}
