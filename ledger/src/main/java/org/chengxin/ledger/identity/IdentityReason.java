package org.chengxin.ledger.identity;

import org.chengxin.ledger.Reason;

/** Why an identity transaction is refused. */
public enum IdentityReason implements Reason {
    /** The sender registers nobody. */
    SENDER_MUST_BE_REGISTRAR("ID-001", "The sender must be a registrar.", true),
    /** The sender does not operate the platform. */
    SENDER_MUST_BE_MEMBER("ID-002", "The sender's organisation must be a member.", true),
    /** Sole traders are natural persons. */
    ORGANISATION_MUST_NOT_BE_A_NATURAL_PERSON(
            "ID-003",
            "The code must not be that of a sole trader, who is a natural person and never on the ledger.",
            false),
    /** Registered exactly so; nothing to do. */
    ORGANISATION_IS_ALREADY_SO(
            "ID-004", "The organisation is registered exactly so already; nothing has changed.", false),
    /** Registered with other facts, or dissolved. */
    ORGANISATION_MUST_BE_NEW(
            "ID-005", "The organisation must not be registered yet; what differs must be changed instead.", false),
    /** Established tomorrow or later. */
    ESTABLISHMENT_MUST_NOT_BE_IN_FUTURE("ID-006", "The date of establishment must not be in the future.", true),
    /** Not registered. */
    ORGANISATION_MUST_BE_REGISTERED("ID-007", "The organisation must be registered.", true),
    /** Dissolved. */
    ORGANISATION_MUST_BE_ACTIVE("ID-008", "The organisation must not have been dissolved.", false),
    /** Members are not subject to the registrar. */
    ORGANISATION_MUST_NOT_BE_A_MEMBER("ID-009", "The organisation must not be a member of the chain.", true),
    /** Known before, for this organisation. */
    KEY_MUST_BE_NEW("ID-010", "The organisation must never have had this key.", false),
    /** Too many keys. */
    KEYS_MUST_HAVE_ROOM("ID-011", "An organisation must have at most 64 keys at a time.", true),
    /** Not a point that signatures may rest on. */
    KEY_MUST_BE_VALID("ID-012", "The key must be a canonical point of its curve and of prime order.", false),
    /** The organisation has a key already. */
    FIRST_KEY_MUST_BE_FIRST(
            "ID-013",
            "The organisation must have no key yet; another one is added by a key that it has, or by a recovery.",
            true),
    /** There is nothing to recover. */
    RECOVERY_MUST_FOLLOW_A_KEY(
            "ID-014", "The organisation must have a key already; one without any needs a first key instead.", true),
    /** No such key. */
    KEY_MUST_BE_KNOWN("ID-015", "The organisation must have this key.", true),
    /** Too late or too early to stop it. */
    KEY_MUST_BE_PENDING("ID-016", "The key must have been vouched for and must not have taken effect.", false),
    /** It does not sign. */
    KEY_MUST_BE_ACTIVE("ID-017", "The key must be active.", true),
    /** Revoked, with nothing new to say about it. */
    KEY_MUST_NOT_BE_REVOKED(
            "ID-018", "The key must not have been revoked, unless an earlier compromise is stated.", false),
    /** Compromised tomorrow. */
    COMPROMISE_MUST_NOT_BE_IN_FUTURE("ID-019", "The time of the compromise must not be in the future.", true),
    /** Nobody could sign for the organisation any more. */
    LAST_KEY_MUST_HAVE_SUCCESSOR(
            "ID-020", "Another key of the organisation must be active or, when it revokes its own, about to be.", true),
    /** Over before it begins. */
    ROLE_MUST_END_IN_FUTURE("ID-021", "The end of the role must be in the future.", false),
    /** Granted exactly so. */
    ROLE_IS_ALREADY_SO("ID-022", "The organisation has the role, with this end, already; nothing has changed.", true),
    /** Nothing to revoke. */
    ROLE_MUST_EXIST("ID-023", "The organisation must have the role.", true),
    /** Entitled already. */
    ENTITLEMENT_IS_ALREADY_SO("ID-024", "The publisher is entitled to this already; nothing has changed.", true),
    /** Nothing to revoke. */
    ENTITLEMENT_MUST_EXIST("ID-025", "The publisher must be entitled to this.", true),
    /** No such item. */
    ITEM_MUST_BE_KNOWN("ID-026", "The item must be in the catalogue.", true),
    /** The deciding authority is unknown. */
    DECIDING_AUTHORITY_MUST_BE_REGISTERED("ID-027", "The authority that decides must be registered.", true);

    private final String code;
    private final String sentence;
    private final boolean mayPassLater;

    IdentityReason(String code, String sentence, boolean mayPassLater) {
        this.code = code;
        this.sentence = sentence;
        this.mayPassLater = mayPassLater;
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
