package org.chengxin.merkle.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.junit.jupiter.api.Test;

/** Expected values are those of CometBFT v0.38.21's own tests (Apache-2.0): types/block_test.go, types/vote_test.go. */
class HeaderAndVoteTest {

    private static Bytes sum(String text) {
        return Bytes.owned(Sha256.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Header header(String chainId, long height) {
        var zero = Bytes.owned(new byte[32]);
        return new Header(
                new Version(1, 2),
                chainId,
                height,
                Timestamp.parse("2019-10-13T16:14:44Z"),
                new BlockId(zero, new PartSetHeader(6, zero)),
                sum("last_commit_hash"),
                sum("data_hash"),
                sum("validators_hash"),
                sum("next_validators_hash"),
                sum("consensus_hash"),
                sum("app_hash"),
                sum("last_results_hash"),
                sum("evidence_hash"),
                Bytes.owned(Arrays.copyOf(sum("proposer_address").toArray(), 20)));
    }

    @Test
    void a_header_has_the_hash_that_cometbft_gives_it() {
        assertEquals(
                "f740121f553b5418c3efbd343c2dbfe9e007bb67b0d020a0741374bab65242a4",
                header("chainId", 3).hash().toHex());
    }

    @Test
    void a_precommit_for_nil_without_time_has_the_sign_bytes_that_cometbft_gives_it() {
        assertEquals(
                "2108021101000000000000001901000000000000002a0b088092b8c398feffffff01",
                Bytes.owned(new Vote(1, 1, BlockId.NONE, Timestamp.ZERO).signBytes(""))
                        .toHex());
    }

    @Test
    void a_vote_for_a_block_names_block_time_and_chain() {
        var hash = Bytes.owned(new byte[32]);
        var vote = new Vote(2, 0, new BlockId(hash, new PartSetHeader(1, hash)), new Timestamp(1, 2));
        String zeros = "00".repeat(32);
        assertEquals(
                "63" + "0802" + "110200000000000000"
                        + "2248" + "0a20" + zeros + "1224" + "0801" + "1220" + zeros
                        + "2a04" + "08011002" + "3206" + "6368616e2d31",
                Bytes.owned(vote.signBytes("chan-1")).toHex());
    }

    @Test
    void the_shape_of_a_header_is_checked() {
        assertThrows(IllegalArgumentException.class, () -> header("chainId", 0));
        assertThrows(IllegalArgumentException.class, () -> header("c".repeat(51), 1));
        assertThrows(IllegalArgumentException.class, () -> new BlockId(Bytes.owned(new byte[31]), PartSetHeader.NONE));
    }
}
