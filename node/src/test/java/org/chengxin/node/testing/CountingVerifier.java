package org.chengxin.node.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.testing.JdkSignatures;
import org.chengxin.node.port.SignatureVerifier;

/** Checks signatures with the JDK, and counts. */
public final class CountingVerifier implements SignatureVerifier {

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public boolean verify(Jwk key, byte[] signingInput, byte[] signature) {
        calls.incrementAndGet();
        return JdkSignatures.fits(key, signingInput, signature);
    }

    @Override
    public String name() {
        return "JDK, counted";
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }
}
