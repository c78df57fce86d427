package org.chengxin.ledger.credit;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;

/**
 * How a decision gets its record id and its content's salts: HMAC-SHA-256 over a canonical JSON array, under a secret
 * that its publisher keeps per year of decision. The same row
 * gives the same bytes wherever the secret is, and nobody else can guess or take an id.
 *
 * <p>For those who sign. The rules of the ledger never see a secret and do not care how an id came about.
 */
public final class RecordIdentity {

    /** Fewest bytes of a secret. */
    public static final int SECRET_MIN_BYTES = 32;
    /** Version of the salt of a {@link HeldContent}. */
    public static final int HELD = 0;
    /** Version of the salt of the first content that is displayed. */
    public static final int FIRST = 1;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PROVIDER = "SunJCE";

    private RecordIdentity() {}

    /**
     * The id of a decision's record: HMAC of {@code ["id", decidedBy, kind, subject, decisionNumber, permitNumber]},
     * where {@code kind} is {@code "permit"} or {@code "penalty"} and an absent permit number is the empty text. Texts
     * are taken as they are, cleaned before.
     *
     * @throws IllegalArgumentException when the secret is shorter than {@link #SECRET_MIN_BYTES}
     */
    public static RecordId id(
            Bytes secret,
            Uscc decidedBy,
            RecordKind kind,
            Uscc subject,
            String decisionNumber,
            Optional<String> permitNumber) {
        String kindName =
                switch (kind) {
                    case PERMIT -> "permit";
                    case PENALTY -> "penalty";
                };
        return RecordId.of(hmac(
                secret,
                List.of("id", decidedBy.text(), kindName, subject.text(), decisionNumber, permitNumber.orElse(""))));
    }

    /**
     * The salt of a version of a record's content: HMAC of {@code ["salt", record, version]}. Each content has a
     * version of its own, so that showing one salt opens one commitment.
     *
     * @param version {@link #HELD}, {@link #FIRST} or higher
     * @throws IllegalArgumentException when the secret is shorter than {@link #SECRET_MIN_BYTES}
     */
    public static Bytes salt(Bytes secret, RecordId record, int version) {
        return hmac(secret, List.of("salt", record.text(), version));
    }

    private static Bytes hmac(Bytes secret, List<?> message) {
        if (secret.size() < SECRET_MIN_BYTES)
            throw new IllegalArgumentException("a secret has at least " + SECRET_MIN_BYTES + " bytes");
        try {
            Mac mac = Mac.getInstance(ALGORITHM, PROVIDER);
            mac.init(new SecretKeySpec(secret.shared(), ALGORITHM));
            return Bytes.owned(mac.doFinal(Json.write(message)));
        } catch (NoSuchAlgorithmException | NoSuchProviderException | InvalidKeyException missing) {
            throw new IllegalStateException("the JDK lacks " + ALGORITHM, missing);
        }
    }
}
