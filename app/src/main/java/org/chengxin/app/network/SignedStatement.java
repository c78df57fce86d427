package org.chengxin.app.network;

import static org.chengxin.app.network.NetworkReason.KEY_MUST_BE_OF_ONE;
import static org.chengxin.app.network.NetworkReason.STATEMENT_KEYS_MUST_BE_VALID;
import static org.chengxin.app.network.NetworkReason.STATEMENT_MUST_BE_READABLE;
import static org.chengxin.app.network.NetworkReason.STATEMENT_MUST_BE_SIGNED_BY_ITS_KEYS;

import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.SignatureCheck;
import org.chengxin.ledger.identity.PublicKeyRules;
import org.chengxin.sdk.SigningKey;

/**
 * A statement signed by every key that it names: whoever made it holds them all, so nobody can name another's.
 *
 * @param signatures one JWS with detached payload for each of {@link Statement#keys}, in their order
 * @param statement  what is signed, in canonical form
 */
public record SignedStatement(List<String> signatures, Statement statement) {

    /** Value of the header member {@code typ}. */
    public static final String TYP = "chengxin-statement+jws";

    private static final Codec<SignedStatement> CODEC = Codec.of(SignedStatement.class);

    /** Keeps the list from changing. */
    public SignedStatement {
        signatures = List.copyOf(signatures);
    }

    /**
     * Signs a statement.
     *
     * @param keys the private halves of {@link Statement#keys}, in their order
     */
    public static SignedStatement of(Statement statement, List<SigningKey> keys) {
        if (!keys.stream().map(SigningKey::jwk).toList().equals(statement.keys()))
            throw new IllegalArgumentException("these are not the keys of the statement");
        byte[] payload = payload(statement);
        return new SignedStatement(
                keys.stream()
                        .map(key -> DetachedSignature.sign(TYP, key, payload))
                        .toList(),
                statement);
    }

    /**
     * Reads a file.
     *
     * @param name what to call it when it is refused
     * @throws NetworkException {@link NetworkReason#STATEMENT_MUST_BE_READABLE}
     */
    public static SignedStatement read(String name, byte[] bytes) {
        try {
            return CODEC.decode(bytes);
        } catch (MalformedException malformed) {
            throw new NetworkException(STATEMENT_MUST_BE_READABLE, name);
        }
    }

    /** The bytes of the file. */
    public byte[] write() {
        return CODEC.encode(this);
    }

    /** Names the statement to people who compare it on another way than the file took: SHA-256 in hexadecimal. */
    public String fingerprint() {
        return Bytes.owned(Sha256.of(payload(statement))).toHex();
    }

    /**
     * Checks keys and signatures.
     *
     * @throws NetworkException with the first thing that stands against it
     */
    public void require(SignatureCheck check) {
        List<Jwk> keys = statement.keys();
        String who = statement.uscc().text();
        for (Jwk key : keys)
            if (!PublicKeyRules.allow(key)) throw new NetworkException(STATEMENT_KEYS_MUST_BE_VALID, who);
        if (keys.stream().distinct().count() != keys.size()) throw new NetworkException(KEY_MUST_BE_OF_ONE, who);
        byte[] payload = payload(statement);
        boolean each = signatures.size() == keys.size();
        for (int i = 0; each && i < keys.size(); i++)
            each = DetachedSignature.fits(signatures.get(i), TYP, statement.uscc(), keys.get(i), payload, check);
        if (!each) throw new NetworkException(STATEMENT_MUST_BE_SIGNED_BY_ITS_KEYS, who);
    }

    private static byte[] payload(Statement statement) {
        return Codec.of(Statement.class).encode(statement);
    }
}
