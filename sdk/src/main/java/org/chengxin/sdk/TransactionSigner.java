package org.chengxin.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;

/** Makes transactions: JWS in compact form (RFC 7515, section 7.1). Safe for several threads. */
public final class TransactionSigner {

    private static final Codec<Payload> PAYLOAD = Codec.of(Payload.class);
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final byte DOT = '.';

    private final SigningKey key;
    private final byte[] header;

    /** Signs with a key. */
    public TransactionSigner(SigningKey key) {
        this.key = key;
        String json = "{\"alg\":\"" + key.jwk().algorithm().header() + "\",\"kid\":\""
                + key.id().text() + "\",\"typ\":\"" + SignedTransaction.TYP + "\"}";
        this.header = Base64Url.encode(json.getBytes(StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key that signs. */
    public KeyId key() {
        return key.id();
    }

    /** The transaction that asks for what the payload says. */
    public byte[] sign(Payload payload) {
        byte[] body = BASE64URL.encode(PAYLOAD.encode(payload));
        byte[] input = new byte[header.length + 1 + body.length];
        System.arraycopy(header, 0, input, 0, header.length);
        input[header.length] = DOT;
        System.arraycopy(body, 0, input, header.length + 1, body.length);
        byte[] signature = BASE64URL.encode(key.sign(input));
        byte[] jws = new byte[input.length + 1 + signature.length];
        System.arraycopy(input, 0, jws, 0, input.length);
        jws[input.length] = DOT;
        System.arraycopy(signature, 0, jws, input.length + 1, signature.length);
        return jws;
    }
}
