package org.chengxin.ledger;

import org.chengxin.encoding.MalformedException;

/** Why bytes are not taken into a block at all. Nothing is used up by such a refusal, not even the sequence. */
public enum AdmissionReason implements Reason {
    /** Longer than {@link SignedTransaction#MAX_BYTES}. */
    TRANSACTION_MUST_FIT("TX-001", "A transaction must have at most 65,536 bytes.", false),
    /** Not three parts of ASCII joined by two dots. */
    FORM_MUST_BE_COMPACT_JWS(
            "TX-002", "A transaction must be a JWS in compact form: three parts joined by dots.", false),
    /** Header part is not canonical base64url. */
    HEADER_MUST_BE_BASE64URL("TX-003", "The header must be base64url without padding, with zero trailing bits.", false),
    /** Payload part is not canonical base64url. */
    PAYLOAD_MUST_BE_BASE64URL(
            "TX-004", "The payload must be base64url without padding, with zero trailing bits.", false),
    /** Signature part is not canonical base64url. */
    SIGNATURE_MUST_BE_BASE64URL(
            "TX-005", "The signature must be base64url without padding, with zero trailing bits.", false),
    /** Signature of another length. */
    SIGNATURE_MUST_HAVE_64_BYTES("TX-006", "A signature must have 64 bytes.", false),

    /** Header is not one JSON object. */
    HEADER_MUST_BE_JSON_OBJECT("TX-010", "The header must be one JSON object in UTF-8.", false),
    /** Header has a member twice. */
    HEADER_MEMBERS_MUST_BE_UNIQUE("TX-011", "The header must have no member twice.", false),
    /** Header lacks a member. */
    HEADER_MUST_BE_COMPLETE("TX-012", "The header must have the members alg, kid and typ.", false),
    /** Header has another member. */
    HEADER_MUST_HAVE_NO_OTHER_MEMBER("TX-013", "The header must have no member other than alg, kid and typ.", false),
    /** Header value is not a string. */
    HEADER_VALUES_MUST_BE_TEXT("TX-014", "The values of the header must be strings.", false),
    /** {@code typ} is another. */
    TYP_MUST_BE_CHENGXIN("TX-015", "The header's typ must be chengxin+jws.", false),
    /** {@code alg} is none of ours. */
    ALG_MUST_BE_SUPPORTED("TX-016", "The header's alg must be EdDSA, ES256 or SM2.", false),
    /** {@code kid} is not a key id. */
    KID_MUST_BE_KEY_ID("TX-017", "The header's kid must be a USCC, # and a JWK thumbprint.", false),

    /** Payload is not JSON. */
    PAYLOAD_MUST_BE_JSON("TX-020", "The payload must be JSON.", false),
    /** Payload is JSON written otherwise than RFC 8785 writes it. */
    PAYLOAD_MUST_BE_CANONICAL("TX-021", "The payload must be written as RFC 8785 writes it.", false),
    /** Payload is not UTF-8. */
    PAYLOAD_MUST_BE_UTF8("TX-022", "The payload must be UTF-8.", false),
    /** Payload holds half of a surrogate pair. */
    PAYLOAD_SURROGATES_MUST_PAIR("TX-023", "The payload must hold no lone surrogate.", false),
    /** Payload holds a number beyond the range or not an integer. */
    PAYLOAD_NUMBERS_MUST_BE_SAFE_INTEGERS("TX-024", "Numbers must be integers from -(2^53-1) to 2^53-1.", false),
    /** Payload has a member that its type lacks. */
    PAYLOAD_MUST_HAVE_NO_OTHER_MEMBER("TX-025", "The payload must have no member that its type does not have.", false),
    /** Payload lacks a member of its type. */
    PAYLOAD_MUST_BE_COMPLETE("TX-026", "The payload must have every member that its type needs.", false),
    /** Payload has a member twice. */
    PAYLOAD_MEMBERS_MUST_BE_UNIQUE("TX-027", "The payload must have no member twice.", false),
    /** Payload has its members in another order. */
    PAYLOAD_MEMBERS_MUST_BE_SORTED("TX-028", "The payload's members must be in the order of RFC 8785.", false),
    /** Payload has a value of another kind. */
    PAYLOAD_VALUES_MUST_BE_OF_THEIR_KIND(
            "TX-029", "Each value of the payload must be of the kind its member has.", false),
    /** Payload names a type or choice that does not exist. */
    PAYLOAD_CHOICES_MUST_EXIST("TX-030", "The payload's type, and every choice in it, must exist.", false),
    /** Payload holds bytes that are not base64url. */
    PAYLOAD_BYTES_MUST_BE_BASE64URL("TX-031", "Bytes in the payload must be canonical base64url.", false),
    /** Payload holds a text, number or date that its type refuses. */
    PAYLOAD_VALUES_MUST_BE_VALID("TX-032", "Each value of the payload must be one that its type allows.", false),
    /** Payload is nested too deep. */
    PAYLOAD_MUST_BE_SHALLOW("TX-033", "The payload must nest at most 16 deep.", false),
    /** Bytes follow the payload's value. */
    PAYLOAD_MUST_END("TX-034", "Nothing may follow the payload's JSON object.", false),
    /** Payload names a sole trader, whose code may not even stand in a refusal. */
    PAYLOAD_MUST_NAME_NO_NATURAL_PERSON(
            "TX-035", "Every code in the payload must be an organisation's, no sole trader's.", false),

    /** Signed for another chain. */
    CHAIN_MUST_BE_THIS("TX-040", "The transaction must name the chain that it is sent to.", false),
    /** No such key. */
    KEY_MUST_BE_KNOWN("TX-041", "The key must be registered.", true),
    /** Vouched for, and its delay still runs. */
    KEY_MUST_HAVE_TAKEN_EFFECT("TX-042", "The key must have taken effect.", true),
    /** Vouched for, and stopped by its organisation. */
    KEY_MUST_NOT_BE_STOPPED("TX-043", "The key must not have been stopped.", false),
    /** Revoked or rotated away. */
    KEY_MUST_NOT_BE_REVOKED("TX-044", "The key must not have been revoked.", false),
    /** Signed with an algorithm that is not the key's. */
    ALG_MUST_BE_THE_KEYS("TX-045", "The header's alg must be the algorithm of the key.", false),
    /** Used by this key before. */
    SEQUENCE_MUST_BE_NEW("TX-046", "The key must not have used the sequence before.", false),
    /** Too far below the highest that this key has used. */
    SEQUENCE_MUST_NOT_BE_OLD("TX-047", "The sequence must be above the key's highest less 1,024.", false),
    /** Too far above the highest that this key has used. */
    SEQUENCE_MUST_BE_NEAR("TX-048", "The sequence must be at most the key's highest plus 1,024.", true),
    /** Its time is over. */
    TRANSACTION_MUST_NOT_BE_EXPIRED("TX-049", "The transaction must not have expired.", false),
    /** Its time is too long. */
    EXPIRY_MUST_BE_NEAR("TX-050", "The transaction must expire within 24 hours of the block.", true),
    /** The signature does not fit. */
    SIGNATURE_MUST_FIT("TX-051", "The signature must fit the key and what was signed.", false),
    /** A transaction that commits to content came without it. */
    CONTENT_MUST_BE_PRESENT("TX-052", "The content of a record must come with its transaction.", true),
    /** The content beside it is not the one committed to. */
    CONTENT_MUST_MATCH("TX-053", "Content and salt must have the hash that the transaction commits to.", true),
    /** The content beside it is not of the type that the transaction needs. */
    CONTENT_MUST_BE_WELL_FORMED("TX-054", "The content must be canonical and of the transaction's kind.", false),
    /** Content came with a transaction that has none. */
    CONTENT_MUST_BELONG("TX-055", "Content must come only with a transaction that commits to it.", true),
    /** The block already has as many transactions as the state allows. */
    BLOCK_MUST_HAVE_ROOM("TX-056", "A block must have no more transactions than the chain allows.", true);

    private final String code;
    private final String sentence;
    private final boolean mayPassLater;

    AdmissionReason(String code, String sentence, boolean mayPassLater) {
        this.code = code;
        this.sentence = sentence;
        this.mayPassLater = mayPassLater;
    }

    /** The reason that a malformed payload is refused with. */
    static AdmissionReason ofPayload(MalformedException.Fault fault) {
        return switch (fault) {
            case SYNTAX -> PAYLOAD_MUST_BE_JSON;
            case NOT_CANONICAL -> PAYLOAD_MUST_BE_CANONICAL;
            case UTF8 -> PAYLOAD_MUST_BE_UTF8;
            case LONE_SURROGATE -> PAYLOAD_SURROGATES_MUST_PAIR;
            case NUMBER -> PAYLOAD_NUMBERS_MUST_BE_SAFE_INTEGERS;
            case UNKNOWN_MEMBER -> PAYLOAD_MUST_HAVE_NO_OTHER_MEMBER;
            case MISSING_MEMBER -> PAYLOAD_MUST_BE_COMPLETE;
            case DUPLICATE_MEMBER -> PAYLOAD_MEMBERS_MUST_BE_UNIQUE;
            case MEMBER_ORDER -> PAYLOAD_MEMBERS_MUST_BE_SORTED;
            case KIND -> PAYLOAD_VALUES_MUST_BE_OF_THEIR_KIND;
            case UNKNOWN_CHOICE -> PAYLOAD_CHOICES_MUST_EXIST;
            case BASE64URL -> PAYLOAD_BYTES_MUST_BE_BASE64URL;
            case VALUE -> PAYLOAD_VALUES_MUST_BE_VALID;
            case DEPTH -> PAYLOAD_MUST_BE_SHALLOW;
            case TRAILING -> PAYLOAD_MUST_END;
        };
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public boolean mayPassLater() {
        return mayPassLater;
    }
}
