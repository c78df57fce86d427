package org.chengxin.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.junit.jupiter.api.Test;

class TransactionSignerTest {

    private static final Uscc COMPANY = ExampleCity.company(8);
    private static final Payload PAYLOAD = new Payload(
            "shili-1",
            1_795_000_000_000L,
            42,
            new RegisterOrganisation(COMPANY, "示例\"引号\"\\科技有限公司", LocalDate.parse("2001-02-28"), Optional.of("高新")));

    @Test
    void the_ledger_reads_what_was_signed_with_each_algorithm() throws InadmissibleException {
        for (Algorithm algorithm : Algorithm.values()) {
            SigningKey key = SigningKey.generate(COMPANY, algorithm);
            byte[] jws = new TransactionSigner(key).sign(PAYLOAD);
            SignedTransaction read = SignedTransaction.parse(jws);
            assertEquals(PAYLOAD, read.payload());
            assertEquals(key.id(), read.key());
            assertEquals(algorithm, read.algorithm());
            assertEquals(read.id(), Submission.of(jws, Optional.empty()).id());
        }
    }

    @Test
    void nimbus_verifies_ed25519_and_p256_and_sees_a_changed_byte() throws ParseException, JOSEException {
        for (Algorithm algorithm : new Algorithm[] {Algorithm.EDDSA, Algorithm.ES256}) {
            SigningKey key = SigningKey.generate(COMPANY, algorithm);
            String jws = new String(new TransactionSigner(key).sign(PAYLOAD), StandardCharsets.US_ASCII);
            JWSObject object = JWSObject.parse(jws);
            assertEquals(
                    Map.of("alg", algorithm.header(), "kid", key.id().text(), "typ", "chengxin+jws"),
                    object.getHeader().toJSONObject());
            assertTrue(object.verify(verifier(key.jwk())));
            int middle = jws.indexOf('.') + 40;
            String changed =
                    jws.substring(0, middle) + (jws.charAt(middle) == 'A' ? 'B' : 'A') + jws.substring(middle + 1);
            assertFalse(JWSObject.parse(changed).verify(verifier(key.jwk())));
        }
    }

    @Test
    void sm2_signs_with_the_standard_identifier() throws InadmissibleException {
        SigningKey key = SigningKey.generate(COMPANY, Algorithm.SM2);
        SignedTransaction signed = SignedTransaction.parse(new TransactionSigner(key).sign(PAYLOAD));
        assertTrue(sm2Fits(key.jwk(), signed, "1234567812345678"));
        assertFalse(sm2Fits(key.jwk(), signed, "ALICE123@YAHOO.COM"));
    }

    @Test
    void thumbprints_are_those_of_nimbus() throws JOSEException {
        Jwk ed25519 = SigningKey.generate(COMPANY, Algorithm.EDDSA).jwk();
        Jwk p256 = SigningKey.generate(COMPANY, Algorithm.ES256).jwk();
        assertEquals(
                okp(ed25519).computeThumbprint().toString(),
                ed25519.thumbprint().text());
        assertEquals(ec(p256).computeThumbprint().toString(), p256.thumbprint().text());
    }

    private static boolean sm2Fits(Jwk jwk, SignedTransaction signed, String identifier) {
        var point = Sm2Signing.CURVE
                .getCurve()
                .createPoint(
                        new BigInteger(1, jwk.x().shared()),
                        new BigInteger(1, jwk.y().orElseThrow().shared()));
        SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
        verifier.init(
                false,
                new ParametersWithID(
                        new ECPublicKeyParameters(point, Sm2Signing.DOMAIN),
                        identifier.getBytes(StandardCharsets.US_ASCII)));
        byte[] input = signed.signingInput();
        verifier.update(input, 0, input.length);
        return verifier.verifySignature(signed.signature().toArray());
    }

    private static JWSVerifier verifier(Jwk jwk) throws JOSEException {
        return jwk.algorithm() == Algorithm.EDDSA ? new Ed25519Verifier(okp(jwk)) : new ECDSAVerifier(ec(jwk));
    }

    private static OctetKeyPair okp(Jwk jwk) {
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(jwk.x().toArray())).build();
    }

    private static ECKey ec(Jwk jwk) {
        return new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(jwk.x().toArray()),
                        Base64URL.encode(jwk.y().orElseThrow().toArray()))
                .build();
    }
}
