package org.chengxin.signatures.jca;

import java.security.GeneralSecurityException;
import org.chengxin.ledger.Jwk;

/** One signature algorithm, for one kind of key. Safe for several threads. */
interface Scheme {

    /**
     * Whether a signature fits.
     *
     * @param signature of any length
     * @throws GeneralSecurityException where a provider says no in this way
     */
    boolean verify(Jwk key, byte[] message, byte[] signature) throws GeneralSecurityException;
}
