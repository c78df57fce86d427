package org.chengxin.signatures.jca;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;
import org.chengxin.node.port.SignatureVerifier;

/**
 * Signatures checked by a provider of the Java Cryptography Architecture. Every verifier answers the known answers at
 * its construction: a provider that differs from the rule in one of them is never asked about a transaction.
 */
public final class JcaSignatureVerifier implements SignatureVerifier {

    private final Scheme ed25519;
    private final Scheme es256;
    private final Scheme sm2 = new Sm2();
    private final String name;

    private JcaSignatureVerifier(Provider forEd25519, Provider forEs256) {
        this.ed25519 = new Ed25519(forEd25519);
        try {
            this.es256 = new Es256(forEs256);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("the JDK lacks the curve P-256", missing);
        }
        this.name = forEd25519.getName() + " " + forEd25519.getVersionStr();
        requireKnownAnswers();
    }

    /**
     * The fastest that this machine has: Amazon Corretto Crypto Provider where its native library loads, else the JDK,
     * which is about twenty times slower.
     *
     * @throws IllegalStateException when the provider differs from a known answer; the node must not start
     */
    public static JcaSignatureVerifier fastest() {
        return Corretto.provider().map(JcaSignatureVerifier::of).orElseGet(JcaSignatureVerifier::jdk);
    }

    /**
     * The JDK's own providers, which every machine has.
     *
     * @throws IllegalStateException when they differ from a known answer; the node must not start
     */
    public static JcaSignatureVerifier jdk() {
        return of(Optional.ofNullable(Security.getProvider("SunEC"))
                .orElseThrow(() -> new IllegalStateException("the JDK lacks its provider SunEC")));
    }

    static JcaSignatureVerifier of(Provider provider) {
        return new JcaSignatureVerifier(provider, provider);
    }

    @Override
    public boolean verify(Jwk key, byte[] signingInput, byte[] signature) {
        try {
            return scheme(key).verify(key, signingInput, signature);
        } catch (GeneralSecurityException | RuntimeException refusal) {
            return false;
        }
    }

    @Override
    public String name() {
        return name;
    }

    private Scheme scheme(Jwk key) {
        return switch (key.algorithm()) {
            case EDDSA -> ed25519;
            case ES256 -> es256;
            case SM2 -> sm2;
        };
    }

    private void requireKnownAnswers() {
        for (Algorithm algorithm : Algorithm.values())
            for (KnownAnswer answer : KnownAnswer.of(algorithm))
                if (answer.valid() != verifies(answer, algorithm))
                    throw new IllegalStateException(name + " must " + (answer.valid() ? "accept" : "refuse") + " the "
                            + algorithm.header() + " signature \"" + answer.name() + "\" and does not");
    }

    private boolean verifies(KnownAnswer answer, Algorithm algorithm) {
        Jwk key;
        try {
            key = answer.jwk(algorithm);
        } catch (IllegalArgumentException noKey) {
            return false;
        }
        return verify(key, answer.message(), answer.signature());
    }
}
