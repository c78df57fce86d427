package org.chengxin.sdk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chengxin.encoding.Base64Url;
import org.chengxin.ledger.KeyId;

/**
 * Signs documents of one type: JWS in compact form (RFC 7515, section 7.1) whose header has exactly {@code alg}, {@code kid}
 * and {@code typ}. Safe for several threads.
 */
public final class DocumentSigner {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final byte DOT = '.';

    private final SigningKey key;
    private final byte[] header;

    /**
     * Signs with a key.
     *
     * @param typ type of the documents, as their header names it: no signature is good for a document of another type
     */
    public DocumentSigner(SigningKey key, String typ) {
        this.key = key;
        String json = "{\"alg\":\"" + key.jwk().algorithm().header() + "\",\"kid\":\""
                + key.id().text() + "\",\"typ\":\"" + typ + "\"}";
        this.header = Base64Url.encode(json.getBytes(StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
    }

    /** The key that signs. */
    public KeyId key() {
        return key.id();
    }

    /** The document with its signature. */
    public byte[] sign(byte[] payload) {
        byte[] body = BASE64URL.encode(payload);
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
