package org.chengxin.signatures.jca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;
import org.junit.jupiter.api.Test;

class JcaSignatureVerifierTest {

    private static final JcaSignatureVerifier JDK = JcaSignatureVerifier.jdk();
    private static final JcaSignatureVerifier CORRETTO =
            JcaSignatureVerifier.of(Corretto.provider().orElseThrow());

    @Test
    void the_jdk_knows_every_answer() {
        assertKnows(JDK, Algorithm.EDDSA, Ed25519Cases.forEveryStart());
        assertKnows(JDK, Algorithm.EDDSA, Ed25519Cases.ofSmallOrder());
        assertKnows(JDK, Algorithm.ES256, EcdsaCases.es256());
        assertKnows(JDK, Algorithm.SM2, EcdsaCases.sm2());
    }

    @Test
    void the_native_provider_loads_here_and_knows_every_answer() {
        assertEquals("AmazonCorrettoCryptoProvider 2.5.0", CORRETTO.name());
        assertEquals(CORRETTO.name(), JcaSignatureVerifier.fastest().name());
        assertKnows(CORRETTO, Algorithm.EDDSA, Ed25519Cases.forEveryStart());
        assertKnows(CORRETTO, Algorithm.EDDSA, Ed25519Cases.ofSmallOrder());
        assertKnows(CORRETTO, Algorithm.ES256, EcdsaCases.es256());
    }

    @Test
    void a_provider_that_verifies_with_the_cofactor_refuses_to_start() {
        var refused =
                assertThrows(IllegalStateException.class, () -> JcaSignatureVerifier.of(new BouncyCastleProvider()));
        assertEquals(
                "BC 1.87 must refuse the EdDSA signature \"A with torsion 0, R with torsion 1, residue 1\" and does not",
                refused.getMessage());
    }

    @Test
    void a_provider_without_the_algorithm_refuses_to_start() {
        assertThrows(IllegalStateException.class, () -> JcaSignatureVerifier.of(Security.getProvider("SUN")));
    }

    @Test
    void a_key_on_another_curve_does_not_make_an_exception() {
        KnownAnswer sm2 = EcdsaCases.sm2().getFirst();
        Jwk point = sm2.jwk(Algorithm.SM2);
        Jwk elsewhere = Jwk.p256(point.x(), point.y().orElseThrow());
        assertTrue(JDK.verify(point, sm2.message(), sm2.signature()));
        assertFalse(JDK.verify(elsewhere, sm2.message(), sm2.signature()));
    }

    @Test
    void a_key_is_remembered_and_still_only_its_own_signatures_fit() {
        List<KnownAnswer> sound =
                Ed25519Cases.forEveryStart().stream().filter(KnownAnswer::valid).toList();
        for (int signed = 0; signed < sound.size(); signed++)
            for (int other = 0; other < sound.size(); other++) {
                KnownAnswer answer = sound.get(signed);
                Jwk key = sound.get(other).jwk(Algorithm.EDDSA);
                boolean fits = CORRETTO.verify(key, answer.message(), answer.signature());
                assertEquals(signed == other, fits, answer.name() + " with the key of number " + other);
            }
    }

    private static void assertKnows(JcaSignatureVerifier verifier, Algorithm algorithm, List<KnownAnswer> answers) {
        List<String> wrong = new ArrayList<>();
        for (KnownAnswer answer : answers) {
            if (answer.key().length != 32 && answer.key().length != 64) continue;
            if (verifier.verify(answer.jwk(algorithm), answer.message(), answer.signature()) != answer.valid())
                wrong.add(answer.name());
        }
        assertEquals(List.of(), wrong, verifier.name());
    }
}
