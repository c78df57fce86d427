package org.chengxin.ledger.governance;

import java.util.List;

/**
 * A genesis with the signature of each of its members.
 *
 * @param genesis    what is signed, in canonical form
 * @param signatures one JWS in compact form with detached payload (RFC 7515, appendix F) for each member
 */
public record SignedGenesis(Genesis genesis, List<String> signatures) {

    /** Keeps the list from changing. */
    public SignedGenesis {
        signatures = List.copyOf(signatures);
    }
}
