package org.chengxin.api.chain;

import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.ValidatorSet;

/**
 * Who signs a block.
 *
 * @param hash       hash of the set, as the header names it, upper-case hexadecimal
 * @param height     height of the block
 * @param validators the set, in CometBFT's order
 */
public record ValidatorsAnswer(String hash, long height, List<ValidatorAnswer> validators) {

    /**
     * A validator.
     *
     * @param address   first 20 bytes of SHA-256 of its key, upper-case hexadecimal
     * @param power     its voting power
     * @param publicKey its Ed25519 key, base64url
     */
    public record ValidatorAnswer(String address, long power, Bytes publicKey) {}

    static ValidatorsAnswer of(long height, ValidatorSet set) {
        return new ValidatorsAnswer(
                Hex.upper(set.hash()),
                height,
                set.validators().stream()
                        .map(validator -> new ValidatorAnswer(
                                Hex.upper(validator.address()), validator.power(), validator.publicKey()))
                        .toList());
    }
}
