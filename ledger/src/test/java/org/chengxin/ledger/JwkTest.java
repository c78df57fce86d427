package org.chengxin.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

class JwkTest {

    private static final Bytes X = Bytes.owned(new byte[32]);

    @Test
    void the_thumbprint_of_an_ed25519_key_is_that_of_rfc_8037_appendix_a_3() {
        var key = Jwk.ed25519(Bytes.ofBase64Url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        assertEquals(
                "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", key.thumbprint().text());
    }

    @Test
    void what_the_thumbprint_hashes_is_the_canonical_form() {
        var curves = new Jwk[] {
            TestGenesis.PUBLISHER.jwk(),
            InsecureTestKeys.es256(TestGenesis.company(1), "p").jwk(),
            Jwk.sm2(X, X)
        };
        for (var key : curves)
            assertArrayEquals(
                    Sha256.of(Codec.of(Jwk.class).encode(key)),
                    Bytes.ofBase64Url(key.thumbprint().text()).toArray(),
                    key.crv());
    }

    @Test
    void the_curve_fixes_the_algorithm() {
        assertEquals(Algorithm.EDDSA, Jwk.ed25519(X).algorithm());
        assertEquals(Algorithm.ES256, Jwk.p256(X, X).algorithm());
        assertEquals(Algorithm.SM2, Jwk.sm2(X, X).algorithm());
    }

    @Test
    void members_that_do_not_belong_together_are_no_key() {
        refuses("Ed25519", "EC", X, Optional.empty());
        refuses("Ed25519", "OKP", X, Optional.of(X));
        refuses("P-256", "OKP", X, Optional.of(X));
        refuses("P-256", "EC", X, Optional.empty());
        refuses("P-384", "EC", X, Optional.of(X));
        refuses("Ed25519", "OKP", Bytes.owned(new byte[31]), Optional.empty());
        refuses("SM2", "EC", X, Optional.of(Bytes.owned(new byte[33])));
    }

    private static void refuses(String crv, String kty, Bytes x, Optional<Bytes> y) {
        assertThrows(IllegalArgumentException.class, () -> new Jwk(crv, kty, x, y));
    }
}
