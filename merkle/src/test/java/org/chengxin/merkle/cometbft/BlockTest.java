package org.chengxin.merkle.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.protobuf.ProtobufWriter;
import org.junit.jupiter.api.Test;

class BlockTest {

    private final InventedChain chain = chain();

    private static InventedChain chain() {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        var chain = new InventedChain(state, 1, 2, 3, 4);
        var changes = new TreeMap<String, Optional<byte[]>>();
        changes.put("a", Optional.of(new byte[] {'2'}));
        changes.put("b", Optional.of(new byte[] {'3'}));
        chain.commit(changes);
        chain.leaveOneOut(true);
        chain.commit(new TreeMap<>());
        chain.commit(changes);
        return chain;
    }

    @Test
    void blocks_commits_and_light_blocks_are_read_as_they_were_written() {
        for (long height = 1; height <= chain.height(); height++) {
            Block block = chain.block(height);
            assertEquals(block, Block.decode(block.encode()));
            assertEquals(
                    chain.commit(height), Commit.decode(chain.commit(height).encode()));
            LightBlock light = chain.lightBlock(height);
            assertEquals(light, LightBlock.decode(light.encode()));
            assertEquals(
                    light.signedHeader(),
                    SignedHeader.decode(light.signedHeader().encode()));
        }
    }

    @Test
    void an_empty_transaction_is_kept() {
        Block block = chain.block(1);
        var odd = new Block(
                block.header(), List.of(Bytes.EMPTY, Bytes.of(new byte[] {1}), Bytes.EMPTY), block.lastCommit());
        assertEquals(odd, Block.decode(odd.encode()));
    }

    @Test
    void every_truncation_is_refused() {
        byte[] block = chain.block(3).encode();
        for (int length = 0; length < block.length; length++) {
            byte[] shorter = Arrays.copyOf(block, length);
            assertThrows(MalformedException.class, () -> Block.decode(shorter), "length " + length);
        }
    }

    @Test
    void a_block_with_evidence_is_refused() {
        byte[] block = chain.block(2).encode();
        byte[] withEvidence = new ProtobufWriter().element(1, block).toByteArray();
        assertThrows(MalformedException.class, () -> Block.decode(withEvidence));
        byte[] hidden = insert(block, new byte[] {0x1a, 0x00}, new byte[] {0x1a, 0x02, 0x0a, 0x00});
        assertThrows(MalformedException.class, () -> Block.decode(hidden));
    }

    /** Replaces the first occurrence of a pattern behind the header and the data. */
    private static byte[] insert(byte[] bytes, byte[] pattern, byte[] instead) {
        for (int at = 300; at < bytes.length; at++) {
            if (!Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) continue;
            byte[] changed = Arrays.copyOf(bytes, bytes.length + instead.length - pattern.length);
            System.arraycopy(instead, 0, changed, at, instead.length);
            System.arraycopy(
                    bytes, at + pattern.length, changed, at + instead.length, bytes.length - at - pattern.length);
            return changed;
        }
        throw new AssertionError("pattern not found");
    }

    @Test
    void what_no_hash_covers_in_a_validator_set_has_one_form_only() {
        LightBlock light = chain.lightBlock(2);
        byte[] signedHeader = light.signedHeader().encode();
        List<Validator> validators = light.validators().validators();
        byte[] first = validators.getFirst().encode();
        byte[] withPriority = new ProtobufWriter().raw(first).integer(4, -30).toByteArray();
        assertRefused(signedHeader, set(validators, withPriority, first, 0));
        assertRefused(signedHeader, set(validators, first, withPriority, 0));
        assertRefused(signedHeader, set(validators, first, first, 40));
        assertRefused(signedHeader, set(validators, first, validators.get(1).encode(), 0));
        assertEquals(light, LightBlock.decode(lightBlock(signedHeader, set(validators, first, first, 0))));
    }

    private static byte[] set(List<Validator> validators, byte[] first, byte[] proposer, long total) {
        var out = new ProtobufWriter().element(1, first);
        for (Validator validator : validators.subList(1, validators.size())) out.element(1, validator.encode());
        return out.element(2, proposer).integer(3, total).toByteArray();
    }

    private static byte[] lightBlock(byte[] signedHeader, byte[] validators) {
        return new ProtobufWriter()
                .element(1, signedHeader)
                .element(2, validators)
                .toByteArray();
    }

    private static void assertRefused(byte[] signedHeader, byte[] validators) {
        assertThrows(MalformedException.class, () -> LightBlock.decode(lightBlock(signedHeader, validators)));
    }

    @Test
    void the_same_message_in_other_bytes_is_refused() {
        byte[] block = chain.block(3).encode();
        byte[] commit = chain.commit(3).encode();
        byte[] light = chain.lightBlock(3).encode();
        byte[] signed = chain.lightBlock(3).signedHeader().encode();
        assertThrows(MalformedException.class, () -> Block.decode(withLongerFirstNumber(block)));
        assertThrows(MalformedException.class, () -> Commit.decode(withLongerFirstNumber(commit)));
        assertThrows(MalformedException.class, () -> LightBlock.decode(withLongerFirstNumber(light)));
        assertThrows(MalformedException.class, () -> SignedHeader.decode(withLongerFirstNumber(signed)));
    }

    /** Writes the number after the first tag with a zero more, which means the same to a lenient reader. */
    private static byte[] withLongerFirstNumber(byte[] message) {
        int last = 1;
        while (message[last] < 0) last++;
        byte[] longer = Arrays.copyOf(message, message.length + 1);
        System.arraycopy(message, last + 1, longer, last + 2, message.length - last - 1);
        longer[last] |= (byte) 0x80;
        longer[last + 1] = 0;
        return longer;
    }

    @Test
    void parts_have_65536_bytes_but_the_last() {
        assertEquals(1, PartSet.header(new byte[65_536]).total());
        assertEquals(2, PartSet.header(new byte[65_537]).total());
        assertEquals(3, PartSet.header(new byte[131_073]).total());
        byte[] block = new byte[65_537];
        block[65_536] = 7;
        assertEquals(
                Rfc6962.root(List.of(new byte[65_536], new byte[] {7})),
                PartSet.header(block).hash());
    }

    @Test
    void the_length_of_an_element_is_known_before_it_is_written() {
        for (int length : new int[] {0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152})
            assertEquals(
                    new ProtobufWriter().element(15, new byte[length]).toByteArray().length,
                    ProtobufWriter.elementBytes(length));
    }

    @Test
    void a_redacted_transaction_leaves_the_data_hash_as_it_is() {
        List<Bytes> transactions = chain.block(1).transactions();
        List<Bytes> hashes = transactions.stream()
                .map(one -> Bytes.owned(Sha256.of(one.shared())))
                .toList();
        assertEquals(chain.block(1).header().dataHash(), Block.dataHashOfHashes(hashes));
        assertTrue(hashes.size() == 2);
    }

    @Test
    void a_validator_set_is_ordered_by_power_then_address_and_holds_nobody_twice() {
        var weak = new Validator(Bytes.owned(new byte[32]), 1);
        var strong = new Validator(Bytes.ofHex("01".repeat(32)), 2);
        var equal = new Validator(Bytes.ofHex("02".repeat(32)), 2);
        ValidatorSet set = ValidatorSet.of(List.of(weak, equal, strong));
        assertEquals(weak, set.validators().getLast());
        assertTrue(set.validators()
                        .get(0)
                        .address()
                        .compareTo(set.validators().get(1).address())
                < 0);
        assertEquals(5, set.totalPower());
        assertThrows(IllegalArgumentException.class, () -> new ValidatorSet(List.of(weak, strong)));
        assertThrows(IllegalArgumentException.class, () -> ValidatorSet.of(List.of(weak, weak)));
        assertThrows(
                IllegalArgumentException.class,
                () -> ValidatorSet.of(List.of(weak, new Validator(weak.publicKey(), 2))));
        assertThrows(IllegalArgumentException.class, () -> ValidatorSet.of(List.of()));
        var most = new Validator(Bytes.ofHex("03".repeat(32)), ValidatorSet.MAX_TOTAL_POWER);
        assertThrows(IllegalArgumentException.class, () -> ValidatorSet.of(List.of(most, weak)));
    }

    @Test
    void an_absent_vote_is_empty_and_another_is_not() {
        var address = Bytes.owned(new byte[20]);
        var signature = Bytes.owned(new byte[64]);
        assertThrows(
                IllegalArgumentException.class,
                () -> new CommitSig(CommitSig.Flag.ABSENT, address, Timestamp.ZERO, Bytes.EMPTY));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CommitSig(CommitSig.Flag.ABSENT, Bytes.EMPTY, Timestamp.ofMillis(0), Bytes.EMPTY));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CommitSig(CommitSig.Flag.COMMIT, address, Timestamp.ZERO, Bytes.EMPTY));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CommitSig(CommitSig.Flag.NIL, Bytes.EMPTY, Timestamp.ZERO, signature));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CommitSig(CommitSig.Flag.COMMIT, address, Timestamp.ZERO, Bytes.owned(new byte[65])));
    }
}
