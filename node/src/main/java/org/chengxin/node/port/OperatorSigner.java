package org.chengxin.node.port;

import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;

/** Signs the housekeeping of this node with its operator's key. No other program signs with that key. */
public interface OperatorSigner {

    /** The key that signs. */
    KeyId key();

    /** The transaction, as a compact JWS. */
    byte[] sign(Payload payload);
}
