package org.chengxin.consensus.cometbft;

import java.util.List;
import org.chengxin.encoding.Bytes;

/** What the engine has to know of what CometBFT asks. */
interface EngineEvents {

    /** A block is decided at this height, and about to be applied. */
    void decided(long height);

    /** These transactions are in a block, or will be in none. */
    void settled(List<Bytes> hashes);

    /** Nothing more is to be done. */
    void broke(EngineReason reason, String found, Throwable cause);

    /** Whether something broke. */
    boolean isBroken();
}
