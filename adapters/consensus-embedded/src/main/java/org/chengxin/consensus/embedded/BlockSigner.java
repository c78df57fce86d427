package org.chengxin.consensus.embedded;

import org.chengxin.encoding.Bytes;

/** Signs votes with the validator's key, by Ed25519 (RFC 8032), so that the same bytes always get the same signature. */
public interface BlockSigner {

    /** The public key, 32 bytes. */
    Bytes publicKey();

    /** The signature, 64 bytes. */
    Bytes sign(byte[] message);
}
