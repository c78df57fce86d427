package org.chengxin.consensus.cometbft;

import java.util.List;
import org.chengxin.consensus.cometbft.abci.CommitInfo;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Timestamp;

/** What the engine has to know of what CometBFT asks. */
interface EngineEvents {

    /** A block with this time is decided at this height, and about to be applied. */
    void decided(long height, Timestamp time, CommitInfo before);

    /** These transactions are in a block, or will be in none. */
    void settled(List<Bytes> hashes);

    /** Nothing more is to be done. */
    void broke(EngineReason reason, String found, Throwable cause);

    /** Whether something broke. */
    boolean isBroken();
}
