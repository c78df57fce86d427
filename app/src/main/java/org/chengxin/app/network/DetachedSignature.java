package org.chengxin.app.network;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.chengxin.encoding.Base64Url;
import org.chengxin.ledger.DetachedJws;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.SignatureCheck;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.SigningKey;

/** Makes and checks what {@link DetachedJws} reads: JWS in compact form with detached payload (RFC 7515, appendix F). */
public final class DetachedSignature {

    private DetachedSignature() {}

    /** Signs a payload. */
    public static String sign(String typ, SigningKey key, byte[] payload) {
        String header = "{\"alg\":\"" + key.jwk().algorithm().header() + "\",\"kid\":\""
                + key.id().text() + "\",\"typ\":\"" + typ + "\"}";
        String protectedHeader = Base64Url.encode(header.getBytes(US_ASCII));
        String input = protectedHeader + "." + Base64Url.encode(payload);
        return protectedHeader + ".." + Base64Url.encode(key.sign(input.getBytes(US_ASCII)));
    }

    /** Whether a text is this organisation's signature of the payload with this key. */
    static boolean fits(String text, String typ, Uscc by, Jwk key, byte[] payload, SignatureCheck check) {
        Optional<DetachedJws> jws = DetachedJws.parse(text, typ);
        return jws.isPresent()
                && jws.get().key().equals(KeyId.of(by, key.thumbprint()))
                && jws.get().algorithm() == key.algorithm()
                && check.fits(
                        key,
                        jws.get().signingInput(payload),
                        jws.get().signature().toArray());
    }
}
