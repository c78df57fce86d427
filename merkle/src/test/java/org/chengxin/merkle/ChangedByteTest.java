package org.chengxin.merkle;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.merkle.ProofFile.Opening;
import org.chengxin.merkle.ProofVerdict.Refused;
import org.chengxin.merkle.ProofVerdict.Verified;
import org.junit.jupiter.api.Test;

/** No byte of a proof file may be another without the file being refused, nor may one be added or taken away. */
class ChangedByteTest {

    private static final Opening OPENING = new Opening(
            new CanonicalValue(Bytes.owned("{\"amountFen\":100,\"name\":\"示例\"}".getBytes(StandardCharsets.UTF_8))),
            Bytes.owned(new byte[32]));

    private final InventedChain chain = chain();

    private static InventedChain chain() {
        var genesis = new TreeMap<String, byte[]>();
        genesis.put("chain", bytes("{\"chain\":\"chengxin-test-1\"}"));
        var chain = new InventedChain(genesis, 1);
        var changes = new TreeMap<String, Optional<byte[]>>();
        changes.put("credit/record/x", Optional.of(bytes("{\"content\":\"" + OPENING.commitment() + "\"}")));
        changes.put("list", Optional.of(bytes("{\"count\":1}")));
        changes.put("list/0", Optional.of(bytes("{\"status\":\"ended\"}")));
        chain.changeValidators(5, 6, 7, 8);
        chain.leaveOneOut(true);
        chain.commit(changes);
        chain.commit(new TreeMap<>());
        chain.commit(new TreeMap<>());
        chain.commit(new TreeMap<>());
        return chain;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Of one header and of several, with presence, absence, a list and an opening. */
    private List<byte[]> files() {
        return List.of(
                chain.proofFile(0, Optional.empty(), "chain", "none").encode(),
                chain.proofFile(1, Optional.of(OPENING), "credit/record/x").encode(),
                chain.proofFile(3, Optional.empty(), "list", "list/0", "none").encode());
    }

    private boolean isRefused(byte[] file) {
        return ProofVerifier.verify(file, chain.genesis()) instanceof Refused;
    }

    private boolean isRefusedByTrustedBlock(byte[] file, long height) {
        return ProofVerifier.verify(file, chain.trusted(height)) instanceof Refused;
    }

    @Test
    void any_byte_changed_to_some_others_is_refused() {
        var chance = new Random(1);
        for (byte[] file : files()) {
            assertInstanceOf(Verified.class, ProofVerifier.verify(file, chain.genesis()));
            for (int at = 0; at < file.length; at++) {
                for (int flip : new int[] {1, 1 + chance.nextInt(127), 0x80}) {
                    byte[] changed = file.clone();
                    changed[at] ^= (byte) flip;
                    assertTrue(isRefused(changed), "byte " + at + " changed by " + flip);
                }
            }
        }
    }

    @Test
    void any_byte_taken_away_doubled_or_added_is_refused() {
        for (byte[] file : files()) {
            for (int at = 0; at < file.length; at++) {
                byte[] shorter = new byte[file.length - 1];
                System.arraycopy(file, 0, shorter, 0, at);
                System.arraycopy(file, at + 1, shorter, at, shorter.length - at);
                if (at == 0 || file[at] != file[at - 1]) assertTrue(isRefused(shorter), "without byte " + at);
                byte[] longer = Arrays.copyOf(file, file.length + 1);
                System.arraycopy(file, at, longer, at + 1, file.length - at);
                assertTrue(isRefused(longer), "byte " + at + " twice");
            }
            assertTrue(isRefused(Arrays.copyOf(file, file.length + 1)));
        }
    }

    @Test
    void bits_changed_in_the_light_blocks_are_refused_from_genesis_and_from_a_trusted_block() {
        ProofFile file = chain.proofFile(3, Optional.empty(), "list", "list/0");
        List<Bytes> blocks = new ArrayList<>(file.trail());
        blocks.add(file.header());
        for (int block = 0; block < blocks.size(); block++) {
            for (int bit = 0; bit < 8 * blocks.get(block).size(); bit += 5) {
                byte[] changed = blocks.get(block).toArray();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                List<Bytes> others = new ArrayList<>(blocks);
                others.set(block, Bytes.owned(changed));
                Bytes header = others.removeLast();
                byte[] forged = ProofFile.of(file.chain(), file.claims(), header, 3, Optional.empty(), others)
                        .encode();
                assertTrue(isRefused(forged), "block " + block + " bit " + bit);
                assertTrue(isRefusedByTrustedBlock(forged, 2), "block " + block + " bit " + bit);
                assertTrue(isRefusedByTrustedBlock(forged, 4), "block " + block + " bit " + bit);
            }
        }
        assertInstanceOf(Verified.class, ProofVerifier.verify(file.encode(), chain.trusted(2)));
        assertInstanceOf(Verified.class, ProofVerifier.verify(file.encode(), chain.trusted(4)));
    }

    @Test
    void white_space_and_other_writings_of_the_same_json_are_refused() {
        String text = new String(files().getFirst(), StandardCharsets.UTF_8);
        for (String other : List.of(
                " " + text,
                text + "\n",
                text.replaceFirst(":", ": "),
                text.replaceFirst("chain", "\\\\u0063hain"),
                text.replaceFirst("\"height\":0", "\"height\":0.0"),
                text.replaceFirst("\"height\":0", "\"height\":-0"),
                text.replaceFirst("\"height\":0", "\"height\":0,\"height\":0")))
            assertTrue(isRefused(other.getBytes(StandardCharsets.UTF_8)), other.substring(0, 40));
        String header = Base64Url.encode(chain.lightBlock(1).encode());
        assertTrue(text.contains(header));
        assertTrue(isRefused(text.replace(header, header + "=").getBytes(StandardCharsets.UTF_8)));
    }
}
