package org.chengxin.api.cometbft;

import org.chengxin.encoding.Bytes;

/**
 * The validator that signs for this node, for {@code status}.
 *
 * @param publicKey its Ed25519 key, 32 bytes
 */
public record OwnValidator(Bytes publicKey) {}
