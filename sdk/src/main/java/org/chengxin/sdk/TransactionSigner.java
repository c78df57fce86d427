package org.chengxin.sdk;

import org.chengxin.encoding.Codec;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;

/** Makes transactions: JWS in compact form (RFC 7515, section 7.1). Safe for several threads. */
public final class TransactionSigner {

    private static final Codec<Payload> PAYLOAD = Codec.of(Payload.class);

    private final DocumentSigner documents;

    /** Signs with a key. */
    public TransactionSigner(SigningKey key) {
        this.documents = new DocumentSigner(key, SignedTransaction.TYP);
    }

    /** The key that signs. */
    public KeyId key() {
        return documents.key();
    }

    /** The transaction that asks for what the payload says. */
    public byte[] sign(Payload payload) {
        return documents.sign(PAYLOAD.encode(payload));
    }
}
