package org.chengxin.merkle.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.junit.jupiter.api.Test;

/** Expected hashes were computed with CometBFT v0.38.21. */
class HashesTest {

    private static Bytes ascii(String text) {
        return Bytes.owned(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void parameters_of_consensus_have_the_hash_that_cometbft_gives_them() {
        assertEquals(
                "048091bc7ddc283f77bfbf91d73c44da58c3df8a9cbc867405d8b7f3daada22f",
                ConsensusParams.DEFAULT.hash().toHex());
        assertEquals(
                "5f91ef751a5e16e9541deb7cf46a0cce2090d991b3f052a0c01a6be616419275",
                new ConsensusParams(4_194_304, 7).hash().toHex());
    }

    @Test
    void parameters_beyond_cometbfts_bounds_do_not_exist() {
        assertEquals(104_857_600, new ConsensusParams(104_857_600, -1).maxBlockBytes());
        assertThrows(IllegalArgumentException.class, () -> new ConsensusParams(104_857_601, -1));
        assertThrows(IllegalArgumentException.class, () -> new ConsensusParams(0, -1));
        assertThrows(IllegalArgumentException.class, () -> new ConsensusParams(-2, -1));
        assertThrows(IllegalArgumentException.class, () -> new ConsensusParams(1, -2));
    }

    @Test
    void results_have_the_hash_that_cometbft_gives_them() {
        assertEquals(
                "e1bd3971c3fe09349038141a07d91712bb374c2169a3ad1dae42fab95d26eac1",
                ExecTxResult.hash(List.of(
                                new ExecTxResult(0, Bytes.EMPTY),
                                new ExecTxResult(1, ascii("CR-001"), 5, 6),
                                new ExecTxResult(2, ascii("TX-007"))))
                        .toHex());
        assertEquals(Rfc6962.EMPTY_ROOT, ExecTxResult.hash(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new ExecTxResult(-1, Bytes.EMPTY));
    }
}
