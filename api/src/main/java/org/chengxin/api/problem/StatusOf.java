package org.chengxin.api.problem;

import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.governance.GovernanceReason;
import org.chengxin.ledger.identity.IdentityReason;
import org.chengxin.node.NodeReason;
import org.springframework.http.HttpStatus;

/**
 * The HTTP status of every reason that the ledger has. There is no {@code default}: a new reason does not compile until
 * it has a status.
 *
 * <p>400 the bytes are not of the form; 403 the sender may not; 409 the state is otherwise (or so already); 413 too long;
 * 422 well-formed and not true; 429 no room now.
 */
final class StatusOf {

    private StatusOf() {}

    static HttpStatus reason(Reason reason) {
        return switch (reason) {
            case AdmissionReason admission -> admission(admission);
            case GovernanceReason governance -> governance(governance);
            case IdentityReason identity -> identity(identity);
            case CreditReason credit -> credit(credit);
        };
    }

    static HttpStatus node(NodeReason reason) {
        return switch (reason) {
            case QUEUE_MUST_HAVE_ROOM, QUOTA_MUST_NOT_BE_USED_UP -> HttpStatus.TOO_MANY_REQUESTS;
            case ENGINE_MUST_TAKE_TRANSACTIONS,
                    CONTENT_MUST_NOT_BE_IN_DESTRUCTION,
                    ENGINE_MUST_ANSWER,
                    OPERATOR_KEY_MUST_BE_ACTIVE,
                    CONTENTS_MUST_BE_HERE,
                    EXPIRY_MUST_BE_PAST_FOR_ALL,
                    VERSION_MUST_BE_PROVABLE,
                    BLOCK_MUST_BE_PROVABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case PROOF_MUST_FIT -> HttpStatus.UNPROCESSABLE_CONTENT;
            case STATE_MUST_BE_OF_THIS_CHAIN,
                    FORMAT_MUST_BE_KNOWN,
                    DIRECTORY_MUST_BE_FREE,
                    STORE_MUST_BE_READABLE,
                    STATE_MUST_MATCH_ITS_ROOT,
                    GENESIS_MUST_MATCH_ITS_ROOT -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static HttpStatus admission(AdmissionReason reason) {
        return switch (reason) {
            case TRANSACTION_MUST_FIT -> HttpStatus.CONTENT_TOO_LARGE;
            case FORM_MUST_BE_COMPACT_JWS,
                    HEADER_MUST_BE_BASE64URL,
                    PAYLOAD_MUST_BE_BASE64URL,
                    SIGNATURE_MUST_BE_BASE64URL,
                    SIGNATURE_MUST_HAVE_64_BYTES,
                    HEADER_MUST_BE_JSON_OBJECT,
                    HEADER_MEMBERS_MUST_BE_UNIQUE,
                    HEADER_MUST_BE_COMPLETE,
                    HEADER_MUST_HAVE_NO_OTHER_MEMBER,
                    HEADER_VALUES_MUST_BE_TEXT,
                    TYP_MUST_BE_CHENGXIN,
                    ALG_MUST_BE_SUPPORTED,
                    KID_MUST_BE_KEY_ID,
                    PAYLOAD_MUST_BE_JSON,
                    PAYLOAD_MUST_BE_CANONICAL,
                    PAYLOAD_MUST_BE_UTF8,
                    PAYLOAD_SURROGATES_MUST_PAIR,
                    PAYLOAD_NUMBERS_MUST_BE_SAFE_INTEGERS,
                    PAYLOAD_MUST_HAVE_NO_OTHER_MEMBER,
                    PAYLOAD_MUST_BE_COMPLETE,
                    PAYLOAD_MEMBERS_MUST_BE_UNIQUE,
                    PAYLOAD_MEMBERS_MUST_BE_SORTED,
                    PAYLOAD_VALUES_MUST_BE_OF_THEIR_KIND,
                    PAYLOAD_CHOICES_MUST_EXIST,
                    PAYLOAD_BYTES_MUST_BE_BASE64URL,
                    PAYLOAD_VALUES_MUST_BE_VALID,
                    PAYLOAD_MUST_BE_SHALLOW,
                    PAYLOAD_MUST_END,
                    CONTENT_MUST_BE_PRESENT,
                    CONTENT_MUST_BE_WELL_FORMED,
                    CONTENT_MUST_BELONG -> HttpStatus.BAD_REQUEST;
            case KEY_MUST_BE_KNOWN,
                    KEY_MUST_HAVE_TAKEN_EFFECT,
                    KEY_MUST_NOT_BE_STOPPED,
                    KEY_MUST_NOT_BE_REVOKED,
                    ALG_MUST_BE_THE_KEYS,
                    SIGNATURE_MUST_FIT -> HttpStatus.FORBIDDEN;
            case SEQUENCE_MUST_BE_NEW, SEQUENCE_MUST_NOT_BE_OLD, SEQUENCE_MUST_BE_NEAR -> HttpStatus.CONFLICT;
            case PAYLOAD_MUST_NAME_NO_NATURAL_PERSON,
                    CHAIN_MUST_BE_THIS,
                    TRANSACTION_MUST_NOT_BE_EXPIRED,
                    EXPIRY_MUST_BE_NEAR,
                    CONTENT_MUST_MATCH -> HttpStatus.UNPROCESSABLE_CONTENT;
            case BLOCK_MUST_HAVE_ROOM -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }

    private static HttpStatus governance(GovernanceReason reason) {
        return switch (reason) {
            case SENDER_MUST_BE_MEMBER -> HttpStatus.FORBIDDEN;
            case MEMBER_MUST_BE_THE_ONLY_ONE,
                    ITEM_IS_ALREADY_SO,
                    ITEM_MUST_KEEP_ITS_KIND,
                    CATALOGUE_MUST_HAVE_ROOM,
                    EDITION_IS_ALREADY_SO,
                    EDITION_MUST_KEEP_ITS_PERIODS,
                    EDITIONS_MUST_NOT_OVERLAP,
                    EDITIONS_MUST_HAVE_ROOM -> HttpStatus.CONFLICT;
            case GENESIS_MUST_BE_WELL_FORMED,
                    GENESIS_FILE_MUST_SAY_WHAT_WAS_SIGNED,
                    GENESIS_KEYS_MUST_BE_VALID,
                    GENESIS_MUST_BE_SIGNED_BY_EACH_MEMBER,
                    GENESIS_SIGNATURES_MUST_FIT -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static HttpStatus identity(IdentityReason reason) {
        return switch (reason) {
            case SENDER_MUST_BE_REGISTRAR, SENDER_MUST_BE_MEMBER -> HttpStatus.FORBIDDEN;
            case ORGANISATION_MUST_NOT_BE_A_NATURAL_PERSON,
                    ESTABLISHMENT_MUST_NOT_BE_IN_FUTURE,
                    KEY_MUST_BE_VALID,
                    COMPROMISE_MUST_NOT_BE_IN_FUTURE,
                    ROLE_MUST_END_IN_FUTURE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case ORGANISATION_IS_ALREADY_SO,
                    ORGANISATION_MUST_BE_NEW,
                    ORGANISATION_MUST_BE_REGISTERED,
                    ORGANISATION_MUST_BE_ACTIVE,
                    ORGANISATION_MUST_NOT_BE_A_MEMBER,
                    KEY_MUST_BE_NEW,
                    KEYS_MUST_HAVE_ROOM,
                    FIRST_KEY_MUST_BE_FIRST,
                    RECOVERY_MUST_FOLLOW_A_KEY,
                    KEY_MUST_BE_KNOWN,
                    KEY_MUST_BE_PENDING,
                    KEY_MUST_BE_ACTIVE,
                    KEY_MUST_NOT_BE_REVOKED,
                    LAST_KEY_MUST_HAVE_SUCCESSOR,
                    ROLE_IS_ALREADY_SO,
                    ROLE_MUST_EXIST,
                    ENTITLEMENT_IS_ALREADY_SO,
                    ENTITLEMENT_MUST_EXIST,
                    ITEM_MUST_BE_KNOWN,
                    DECIDING_AUTHORITY_MUST_BE_REGISTERED -> HttpStatus.CONFLICT;
        };
    }

    private static HttpStatus credit(CreditReason reason) {
        return switch (reason) {
            case SENDER_MUST_BE_PUBLISHER, SENDER_MUST_BE_ENTITLED -> HttpStatus.FORBIDDEN;
            case SUBJECT_MUST_BE_AN_ORGANISATION,
                    ITEM_MUST_BE_OF_THIS_KIND,
                    DECISION_MUST_NOT_BE_IN_THE_FUTURE,
                    ITEM_MUST_BE_IN_FORCE,
                    LEVEL_MUST_BE_ONE_OF_THE_ITEM,
                    EDITION_MUST_BE_IN_FORCE,
                    LEVEL_MUST_BE_DISPLAYED,
                    DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD,
                    DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD,
                    DISPLAY_MUST_NOT_HAVE_ENDED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case RECORD_ID_MUST_BE_NEW,
                    RECORD_IS_ALREADY_PUBLISHED,
                    RECORD_MUST_BE_WITHDRAWN_FIRST,
                    RECORD_IS_ALREADY_HELD,
                    ITEM_MUST_BE_IN_CATALOGUE,
                    RECORD_MUST_EXIST,
                    RECORD_MUST_NOT_HAVE_ENDED,
                    RECORD_MUST_BE_DISPLAYED,
                    RECORD_MUST_BE_A_PERMIT,
                    DISPLAY_MUST_HAVE_ENDED -> HttpStatus.CONFLICT;
        };
    }
}
