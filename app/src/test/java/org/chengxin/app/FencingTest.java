package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.chengxin.consensus.cometbft.process.ProcessReason;
import org.chengxin.consensus.embedded.Fence;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.Timestamp;
import org.chengxin.merkle.cometbft.Version;
import org.junit.jupiter.api.Test;

/** Which block lets a restored validator sign again. */
class FencingTest {

    private static final long RESTORED_AT = 1_795_000_000_000L;
    private static final Bytes HASH = Bytes.owned(Sha256.of(new byte[] {1}));
    private static final Optional<ProcessReason> REFUSED = Optional.of(ProcessReason.FENCE_MUST_BE_MADE_SINCE);

    private static Header header(long height, long time) {
        return new Header(
                new Version(11, 0),
                "shili-1",
                height,
                Timestamp.ofMillis(time),
                BlockId.NONE,
                HASH,
                HASH,
                HASH,
                HASH,
                HASH,
                HASH,
                HASH,
                HASH,
                Bytes.owned(new byte[20]));
    }

    @Test
    void a_block_of_the_chain_that_was_made_after_the_restore_does() {
        Header since = header(41, RESTORED_AT + 1);
        assertEquals(Optional.empty(), Fencing.against(new Fence(41, since.hash()), since, RESTORED_AT));
    }

    @Test
    void a_block_that_was_made_before_does_not() {
        Header before = header(41, RESTORED_AT);
        assertEquals(REFUSED, Fencing.against(new Fence(41, before.hash()), before, RESTORED_AT));
    }

    @Test
    void another_hash_than_the_chain_has_does_not() {
        Header since = header(41, RESTORED_AT + 1);
        assertEquals(REFUSED, Fencing.against(new Fence(41, HASH), since, RESTORED_AT));
    }
}
