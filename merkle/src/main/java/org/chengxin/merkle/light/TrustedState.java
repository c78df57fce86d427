package org.chengxin.merkle.light;

import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.ValidatorSet;

/**
 * What a follower trusts: a header and validators that it vouches for.
 *
 * @param header the trusted header
 * @param validators the set that signed it, or the next one, as the header names it
 */
public record TrustedState(Header header, ValidatorSet validators) {

    /** Checks that the header names the validators. */
    public TrustedState {
        var hash = validators.hash();
        if (!hash.equals(header.validatorsHash()) && !hash.equals(header.nextValidatorsHash()))
            throw new IllegalArgumentException("the header names the validators");
    }

    /** Trust in a block that is verified, or known from elsewhere. */
    public static TrustedState of(LightBlock block) {
        return new TrustedState(block.header(), block.validators());
    }
}
