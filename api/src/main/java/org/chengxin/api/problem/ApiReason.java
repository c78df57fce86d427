package org.chengxin.api.problem;

import org.springframework.http.HttpStatus;

/**
 * Why the edge itself does not serve a request. What the ledger refuses has the ledger's own codes. Each constant says
 * what would have had to be true; codes are never reused and never change their meaning.
 */
public enum ApiReason {
    /** Longer than this address takes. */
    BODY_MUST_FIT(
            "API-001", HttpStatus.CONTENT_TOO_LARGE, "The body must be no longer than this address takes.", false),
    /** More lines than one request may have. */
    LINES_MUST_BE_AT_MOST_500("API-002", HttpStatus.CONTENT_TOO_LARGE, "A request must have at most 500 lines.", false),
    /** No transaction in the body at all. */
    BODY_MUST_HOLD_A_TRANSACTION("API-003", HttpStatus.BAD_REQUEST, "The body must hold a transaction.", false),
    /** A line of another form. */
    LINE_MUST_BE_WELL_FORMED(
            "API-004",
            HttpStatus.BAD_REQUEST,
            "A line must be a JSON object with the text jws and, for a record with content, both content and salt.",
            false),
    /** A line whose content is JSON, but not in the one form that can be committed to. */
    CONTENT_MUST_BE_CANONICAL(
            "API-005", HttpStatus.BAD_REQUEST, "The content must be an object written as RFC 8785 writes it.", false),
    /** A salt that is none. */
    SALT_MUST_HAVE_32_BYTES(
            "API-006", HttpStatus.BAD_REQUEST, "The salt must be 32 bytes in base64url without padding.", false),
    /** A media type that this address does not read. */
    CONTENT_TYPE_MUST_BE_SUPPORTED(
            "API-007",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The content type of the request must be one that this address reads.",
            false),
    /** A media type that this address does not write. */
    ANSWER_MUST_BE_ACCEPTABLE(
            "API-008",
            HttpStatus.NOT_ACCEPTABLE,
            "The request must accept a content type that this address writes.",
            false),
    /** A method that this address does not have. */
    METHOD_MUST_BE_SUPPORTED(
            "API-009", HttpStatus.METHOD_NOT_ALLOWED, "The method must be one that this address has.", false),
    /** Nothing is at this address. */
    ADDRESS_MUST_EXIST("API-010", HttpStatus.NOT_FOUND, "The address must be one that exists here.", false),
    /** A part of the address or a parameter of another form. */
    PARAMETER_MUST_BE_WELL_FORMED(
            "API-011",
            HttpStatus.BAD_REQUEST,
            "Each part of the address and each parameter must have its form.",
            false),
    /** A parameter is missing. */
    PARAMETER_MUST_BE_GIVEN("API-012", HttpStatus.BAD_REQUEST, "Every parameter that is needed must be given.", false),
    /** A cursor that no answer of ours held. */
    CURSOR_MUST_BE_OURS("API-013", HttpStatus.BAD_REQUEST, "The cursor must be one from an answer before.", false),
    /** A request that HTTP itself does not allow. */
    REQUEST_MUST_BE_WELL_FORMED(
            "API-014",
            HttpStatus.BAD_REQUEST,
            "The request must be well-formed HTTP; what is not ASCII in an address must be percent-encoded.",
            false),
    /** A body that stands still, or comes so slowly that it keeps the room from others. */
    BODY_MUST_COME_IN_TIME("API-015", HttpStatus.REQUEST_TIMEOUT, "The body must come within a minute.", true),

    /** No such transaction, or none any more. */
    TRANSACTION_MUST_BE_KNOWN("API-020", HttpStatus.NOT_FOUND, "The transaction must have been in a block.", true),
    /** The record that the transaction is about is displayed no more. */
    TRANSACTION_MUST_STILL_BE_SHOWN(
            "API-021", HttpStatus.GONE, "The record that the transaction is about must still be displayed.", false),
    /** No such organisation. */
    ORGANISATION_MUST_BE_KNOWN("API-022", HttpStatus.NOT_FOUND, "The organisation must be registered.", true),
    /** No such record. */
    RECORD_MUST_BE_KNOWN("API-023", HttpStatus.NOT_FOUND, "The record must be known.", true),
    /** The display of the record has ended. */
    RECORD_MUST_STILL_BE_SHOWN("API-024", HttpStatus.GONE, "The record must still be displayed.", false),
    /** No such block. */
    BLOCK_MUST_EXIST("API-025", HttpStatus.NOT_FOUND, "The chain must have reached this height.", true),
    /** No such key. */
    KEY_MUST_BE_KNOWN("API-026", HttpStatus.NOT_FOUND, "The organisation must have or have had this key.", true),
    /** No such report. */
    REPORT_MUST_BE_KNOWN("API-027", HttpStatus.NOT_FOUND, "The report must be one that is kept here.", false),
    /** No such code. */
    CODE_MUST_BE_KNOWN("API-028", HttpStatus.NOT_FOUND, "The code must be one of those in use.", false),
    /** A report that is not one. */
    REPORT_MUST_BE_WELL_FORMED(
            "API-029", HttpStatus.BAD_REQUEST, "A report must be as an import makes it, in canonical JSON.", false),

    /** The operator's token is missing or another. */
    OPERATOR_TOKEN_MUST_FIT("API-030", HttpStatus.UNAUTHORIZED, "The request must carry the operator's token.", false),
    /** A request that the edge does not let through. */
    REQUEST_MUST_BE_ALLOWED("API-031", HttpStatus.FORBIDDEN, "The request must be one that is allowed.", false),
    /** A report without a signature, or in another envelope. */
    REPORT_MUST_BE_SIGNED(
            "API-032",
            HttpStatus.BAD_REQUEST,
            "A report must be a JWS in compact form whose header is exactly alg, kid and the typ chengxin-report+jws.",
            false),
    /** A report signed with a key that signs nothing. */
    REPORT_KEY_MUST_BE_ACTIVE("API-033", HttpStatus.FORBIDDEN, "The key that a report names must be active.", true),
    /** A report of somebody who imports nothing. */
    REPORT_SENDER_MUST_HOLD_A_ROLE(
            "API-034", HttpStatus.FORBIDDEN, "The organisation that signed a report must hold a role.", true),
    /** A report with another signature. */
    REPORT_SIGNATURE_MUST_FIT(
            "API-035",
            HttpStatus.FORBIDDEN,
            "The signature must fit the report and its key, by the key's algorithm.",
            false),

    /** Too many requests of one client. */
    CLIENT_MUST_KEEP_ITS_RATE(
            "API-040", HttpStatus.TOO_MANY_REQUESTS, "The client must send no more than it may in a while.", true),
    /** The node has as many transactions in hand as it takes. */
    NODE_MUST_HAVE_ROOM("API-041", HttpStatus.TOO_MANY_REQUESTS, "The node must have room for the transaction.", true),
    /** Still starting, or stopping. */
    NODE_MUST_BE_READY("API-042", HttpStatus.SERVICE_UNAVAILABLE, "The node must be ready.", true),
    /** The block that proves this is not there yet. */
    PROOF_MUST_BE_AVAILABLE(
            "API-044", HttpStatus.SERVICE_UNAVAILABLE, "The block that proves the value must have been made.", true),
    /** The disk is too full for what was asked. */
    DISK_MUST_HAVE_ROOM("API-045", HttpStatus.INSUFFICIENT_STORAGE, "The disk must have room for it.", true),
    /** Restored from a backup: what ended after it is not known here. */
    RESTORED_NODE_MUST_BE_CONFIRMED(
            "API-046",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The operator must confirm that a node restored from a backup lacks no block before it shows records.",
            true),

    /** A defect of this program. */
    SERVER_MUST_NOT_FAIL("API-050", HttpStatus.INTERNAL_SERVER_ERROR, "The server must work as it should.", true);

    private final String code;
    private final HttpStatus status;
    private final String sentence;
    private final boolean mayPassLater;

    ApiReason(String code, HttpStatus status, String sentence, boolean mayPassLater) {
        this.code = code;
        this.status = status;
        this.sentence = sentence;
        this.mayPassLater = mayPassLater;
    }

    /** Its stable code. */
    public String code() {
        return code;
    }

    /** The HTTP status that it is answered with. */
    public HttpStatus status() {
        return status;
    }

    /** What has to be true. */
    public String sentence() {
        return sentence;
    }

    /** Whether the same request may be served later, unchanged. */
    public boolean mayPassLater() {
        return mayPassLater;
    }
}
