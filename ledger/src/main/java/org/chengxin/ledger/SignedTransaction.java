package org.chengxin.ledger;

import java.util.Arrays;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.Sha256;

/**
 * A transaction as it travels: a JWS in compact form (RFC 7515, section 7.1) whose header has exactly {@code alg},
 * {@code kid} and {@code typ}, in any order, and whose payload is canonical JSON. That it was read says that its form is
 * right; whether the signature fits is asked elsewhere.
 */
public final class SignedTransaction {

    /** Most bytes that a transaction has. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Value of the header member {@code typ}. */
    public static final String TYP = "chengxin+jws";

    private static final Codec<Payload> PAYLOAD = Codec.of(Payload.class);

    private final Bytes jws;
    private final int signingInputLength;
    private final JwsHeader header;
    private final Payload payload;
    private final Bytes signature;
    private final TransactionId id;
    private final Bytes hash;

    private SignedTransaction(Bytes jws, int signingInputLength, JwsHeader header, Payload payload, Bytes signature) {
        this.jws = jws;
        this.signingInputLength = signingInputLength;
        this.header = header;
        this.payload = payload;
        this.signature = signature;
        this.id = TransactionId.of(Bytes.owned(Sha256.of(jws.shared(), 0, signingInputLength)));
        this.hash = Bytes.owned(Sha256.of(jws.shared(), 0, jws.size()));
    }

    /**
     * Reads a transaction. The array is kept: the caller gives it up.
     *
     * @throws InadmissibleException when the form is not that of a transaction, each way of it with its own reason
     */
    public static SignedTransaction parse(byte[] compactJws) throws InadmissibleException {
        CompactJws parts = CompactJws.split(compactJws);
        JwsHeader header = JwsHeader.read(parts.header().shared(), TYP);
        if (parts.signature().size() != Algorithm.SIGNATURE_BYTES)
            throw new InadmissibleException(AdmissionReason.SIGNATURE_MUST_HAVE_64_BYTES);
        return new SignedTransaction(
                Bytes.owned(compactJws),
                parts.signingInputLength(),
                header,
                readPayload(parts.payload().shared()),
                parts.signature());
    }

    private static Payload readPayload(byte[] bytes) throws InadmissibleException {
        Payload payload;
        try {
            payload = PAYLOAD.decode(bytes);
        } catch (MalformedException malformed) {
            throw new InadmissibleException(AdmissionReason.ofPayload(malformed.fault()));
        }
        if (NamedOrganisations.includeNaturalPerson(payload.transaction()))
            throw new InadmissibleException(AdmissionReason.PAYLOAD_MUST_NAME_NO_NATURAL_PERSON);
        return payload;
    }

    /** SHA-256 of the signing input: the same however often the same request is signed. */
    public TransactionId id() {
        return id;
    }

    /** SHA-256 of all its bytes, as CometBFT identifies it. */
    public Bytes hash() {
        return hash;
    }

    /** The key it says it is signed with. */
    public KeyId key() {
        return header.key();
    }

    /** The algorithm it says it is signed with. */
    public Algorithm algorithm() {
        return header.algorithm();
    }

    /** What is signed, read. */
    public Payload payload() {
        return payload;
    }

    /** The 64 bytes of the signature. */
    public Bytes signature() {
        return signature;
    }

    /** A copy of what is signed: header and payload parts and the dot between them. */
    public byte[] signingInput() {
        return Arrays.copyOf(jws.shared(), signingInputLength);
    }

    /** All bytes of the transaction. */
    public Bytes jws() {
        return jws;
    }

    /** Equal when every byte is. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SignedTransaction transaction && jws.equals(transaction.jws);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return id.text();
    }
}
