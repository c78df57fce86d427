package org.chengxin.stories.bench;

import java.util.concurrent.atomic.LongAdder;
import org.chengxin.ledger.Jwk;
import org.chengxin.node.port.SignatureVerifier;

/** Counts how often a signature was really verified, so that a run can show that no cache did its work. */
final class CountingVerifier implements SignatureVerifier {

    private final SignatureVerifier verifier;
    private final LongAdder verifications = new LongAdder();

    CountingVerifier(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public boolean verify(Jwk key, byte[] signingInput, byte[] signature) {
        verifications.increment();
        return verifier.verify(key, signingInput, signature);
    }

    @Override
    public String name() {
        return verifier.name();
    }

    long verifications() {
        return verifications.sum();
    }
}
