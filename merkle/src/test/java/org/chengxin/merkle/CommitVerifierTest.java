package org.chengxin.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Commit;
import org.chengxin.merkle.cometbft.CommitSig;
import org.chengxin.merkle.cometbft.CommitSig.Flag;
import org.chengxin.merkle.cometbft.PartSetHeader;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.merkle.cometbft.Vote;
import org.junit.jupiter.api.Test;

class CommitVerifierTest {

    private static final String CHAIN = "chengxin-test-1";
    private static final long HEIGHT = 7;
    private static final Timestamp TIME = Timestamp.ofMillis(1_795_000_000_000L);
    private static final BlockId BLOCK = blockId(1);

    private final List<InventedSigner> signers = List.of(
            new InventedSigner(1, 10), new InventedSigner(2, 10), new InventedSigner(3, 10), new InventedSigner(4, 10));
    private final ValidatorSet validators =
            ValidatorSet.of(signers.stream().map(InventedSigner::validator).toList());

    private static BlockId blockId(int fill) {
        var hash = new byte[32];
        Arrays.fill(hash, (byte) fill);
        return new BlockId(Bytes.of(hash), new PartSetHeader(1, Bytes.of(hash)));
    }

    private InventedSigner signer(Validator validator) {
        return signers.stream()
                .filter(signer -> signer.validator().equals(validator))
                .findFirst()
                .orElseThrow();
    }

    private CommitSig vote(int index, Flag flag) {
        if (flag == Flag.ABSENT) return CommitSig.ABSENT;
        Validator validator = validators.validators().get(index);
        var vote = new Vote(HEIGHT, 0, flag == Flag.COMMIT ? BLOCK : BlockId.NONE, TIME);
        return new CommitSig(flag, validator.address(), TIME, signer(validator).sign(vote.signBytes(CHAIN)));
    }

    private List<CommitSig> votes(Flag... flags) {
        List<CommitSig> votes = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) votes.add(vote(i, flags[i]));
        return votes;
    }

    private Optional<CommitFault> judge(List<CommitSig> votes) {
        return judge(validators, votes);
    }

    private static Optional<CommitFault> judge(ValidatorSet validators, List<CommitSig> votes) {
        return CommitVerifier.verify(CHAIN, validators, BLOCK, HEIGHT, new Commit(HEIGHT, 0, BLOCK, votes));
    }

    @Test
    void more_than_two_thirds_of_the_power_is_enough_and_two_thirds_are_not() {
        assertEquals(Optional.empty(), judge(votes(Flag.COMMIT, Flag.COMMIT, Flag.COMMIT, Flag.COMMIT)));
        assertEquals(Optional.empty(), judge(votes(Flag.COMMIT, Flag.ABSENT, Flag.COMMIT, Flag.COMMIT)));
        assertEquals(Optional.empty(), judge(votes(Flag.COMMIT, Flag.COMMIT, Flag.NIL, Flag.COMMIT)));
        assertEquals(
                Optional.of(CommitFault.POWER_MUST_EXCEED_TWO_THIRDS),
                judge(votes(Flag.COMMIT, Flag.ABSENT, Flag.NIL, Flag.COMMIT)));
    }

    @Test
    void exactly_two_thirds_are_not_enough() {
        List<InventedSigner> three = signers.subList(0, 3);
        ValidatorSet set =
                ValidatorSet.of(three.stream().map(InventedSigner::validator).toList());
        List<CommitSig> votes = new ArrayList<>();
        for (Validator validator : set.validators())
            votes.add(vote(validators.validators().indexOf(validator), Flag.COMMIT));
        assertEquals(Optional.empty(), judge(set, votes));
        votes.set(1, CommitSig.ABSENT);
        assertEquals(Optional.of(CommitFault.POWER_MUST_EXCEED_TWO_THIRDS), judge(set, votes));
    }

    @Test
    void a_false_signature_is_refused_even_where_it_is_not_needed() {
        List<CommitSig> votes = votes(Flag.COMMIT, Flag.COMMIT, Flag.COMMIT, Flag.COMMIT);
        byte[] signature = votes.get(3).signature().toArray();
        signature[40] ^= 1;
        CommitSig good = votes.get(3);
        votes.set(3, new CommitSig(good.flag(), good.validatorAddress(), good.timestamp(), Bytes.owned(signature)));
        assertEquals(Optional.of(CommitFault.SIGNATURE_MUST_FIT), judge(votes));
    }

    @Test
    void a_false_vote_for_nil_is_refused() {
        List<CommitSig> votes = votes(Flag.COMMIT, Flag.COMMIT, Flag.COMMIT, Flag.COMMIT);
        CommitSig good = votes.get(3);
        votes.set(3, new CommitSig(Flag.NIL, good.validatorAddress(), good.timestamp(), good.signature()));
        assertEquals(Optional.of(CommitFault.SIGNATURE_MUST_FIT), judge(votes));
    }

    @Test
    void a_vote_with_another_time_is_refused() {
        List<CommitSig> votes = votes(Flag.COMMIT, Flag.COMMIT, Flag.COMMIT, Flag.COMMIT);
        CommitSig good = votes.get(0);
        Timestamp later = Timestamp.ofMillis(TIME.millis() + 1);
        votes.set(0, new CommitSig(good.flag(), good.validatorAddress(), later, good.signature()));
        assertEquals(Optional.of(CommitFault.SIGNATURE_MUST_FIT), judge(votes));
    }

    @Test
    void another_height_block_chain_or_number_of_votes_is_refused() {
        List<CommitSig> votes = votes(Flag.COMMIT, Flag.COMMIT, Flag.COMMIT, Flag.COMMIT);
        var commit = new Commit(HEIGHT, 0, BLOCK, votes);
        assertEquals(
                Optional.of(CommitFault.HEIGHT_MUST_MATCH),
                CommitVerifier.verify(CHAIN, validators, BLOCK, HEIGHT + 1, commit));
        assertEquals(
                Optional.of(CommitFault.BLOCK_MUST_MATCH),
                CommitVerifier.verify(CHAIN, validators, blockId(2), HEIGHT, commit));
        assertEquals(
                Optional.of(CommitFault.SIGNATURE_MUST_FIT),
                CommitVerifier.verify("other", validators, BLOCK, HEIGHT, commit));
        assertEquals(
                Optional.of(CommitFault.SIGNATURE_MUST_FIT),
                CommitVerifier.verify(CHAIN, validators, BLOCK, HEIGHT, new Commit(HEIGHT, 1, BLOCK, votes)));
        assertEquals(Optional.of(CommitFault.SIGNERS_MUST_BE_THE_VALIDATORS), judge(votes.subList(0, 3)));
    }

    @Test
    void a_block_that_is_not_named_in_full_is_refused() {
        var half = new BlockId(BLOCK.hash(), PartSetHeader.NONE);
        var commit = new Commit(HEIGHT, 0, half, votes(Flag.COMMIT, Flag.COMMIT, Flag.COMMIT, Flag.COMMIT));
        assertEquals(
                Optional.of(CommitFault.BLOCK_MUST_MATCH),
                CommitVerifier.verify(CHAIN, validators, half, HEIGHT, commit));
    }

    @Test
    void a_vote_in_the_place_of_another_is_refused() {
        List<CommitSig> votes = votes(Flag.COMMIT, Flag.COMMIT, Flag.COMMIT, Flag.COMMIT);
        votes.set(0, votes.get(1));
        assertEquals(Optional.of(CommitFault.SIGNERS_MUST_BE_THE_VALIDATORS), judge(votes));
    }

    /** DESIGN: the light client treats a vote that only ZIP 215 accepts as absent. */
    @Test
    void a_vote_that_only_zip_215_accepts_counts_as_absent() {
        byte[] signed = new Vote(HEIGHT, 0, BLOCK, TIME).signBytes(CHAIN);
        StrangeSignatures.Case strange = StrangeSignatures.sign(new Random(3), 0, 3, signed);
        var odd = new Validator(strange.publicKey(), 1);
        assertEquals(Optional.of(CommitFault.POWER_MUST_EXCEED_TWO_THIRDS), judgeWith(odd, strange.signature(), 19));
        assertEquals(Optional.empty(), judgeWith(odd, strange.signature(), 21));
        byte[] changed = strange.signature().toArray();
        changed[35] ^= 1;
        assertEquals(Optional.of(CommitFault.SIGNATURE_MUST_FIT), judgeWith(odd, Bytes.owned(changed), 21));
    }

    /** One validator with a strange vote and power 10, one with a good vote and the power given. */
    private static Optional<CommitFault> judgeWith(Validator odd, Bytes signature, long goodPower) {
        var good = new InventedSigner(9, goodPower);
        ValidatorSet set = ValidatorSet.of(List.of(new Validator(odd.publicKey(), 10), good.validator()));
        byte[] signed = new Vote(HEIGHT, 0, BLOCK, TIME).signBytes(CHAIN);
        List<CommitSig> votes = new ArrayList<>();
        for (Validator validator : set.validators()) {
            Bytes mine = validator.equals(good.validator()) ? good.sign(signed) : signature;
            votes.add(new CommitSig(Flag.COMMIT, validator.address(), TIME, mine));
        }
        return judge(set, votes);
    }

    @Test
    void a_vote_by_a_key_of_small_order_is_refused() {
        var key = new byte[32];
        key[0] = 1;
        var signature = new byte[64];
        signature[0] = 1;
        assertEquals(
                Optional.of(CommitFault.KEY_MUST_NOT_HAVE_SMALL_ORDER),
                judgeWith(new Validator(Bytes.of(key), 10), Bytes.of(signature), 21));
    }
}
