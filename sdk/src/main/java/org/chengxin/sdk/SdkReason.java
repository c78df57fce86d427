package org.chengxin.sdk;

/** Why the sdk could not do what was asked, named after what had to be true. A code is never used again. */
public enum SdkReason {
    /** No file at the path. */
    KEY_FILE_MUST_EXIST("SDK-001", "The key file must exist and be readable."),
    /** Group or others may read or write it. */
    KEY_FILE_MUST_BE_PRIVATE(
            "SDK-002", "A file with a secret must be readable and writable for its owner only (mode 0600)."),
    /** The file is no private key of ours. */
    KEY_FILE_MUST_HOLD_A_KEY("SDK-003", "The file must hold a private JWK with kid, or such a JWK in a JWE."),
    /** The file is encrypted and nobody gave a passphrase. */
    PASSPHRASE_MUST_BE_GIVEN(
            "SDK-004",
            "The passphrase of an encrypted key file must be given: in CHENGXIN_KEYS_PASSPHRASE, or at a terminal."),
    /** It does not open the file. */
    PASSPHRASE_MUST_FIT("SDK-005", "The passphrase must open the key file."),
    /** A file with a secret is never written over. */
    FILE_MUST_BE_NEW("SDK-006", "A file with a secret must be new; it is never written over."),
    /** The file of an import secret is damaged. */
    IMPORT_SECRET_MUST_BE_WHOLE("SDK-007", "An import secret must be 32 bytes in base64url."),
    /** The file could not be written. */
    FILE_MUST_BE_WRITABLE("SDK-008", "The folder for keys must be writable."),
    /** The file goes on where every file of its kind would have ended. */
    FILE_MUST_FIT("SDK-009", "The file must be no longer than a file of its kind can be."),

    /** No connection, or it broke. */
    CITY_MUST_BE_REACHABLE("SDK-010", "The city's API must answer at the address."),
    /** The answer is not what the API's description says. */
    ANSWER_MUST_BE_UNDERSTOOD("SDK-011", "The answer must be one that this release of the sdk knows."),
    /** Time is up. */
    CITY_MUST_ANSWER_IN_TIME("SDK-012", "The city must answer within the patience that the caller has."),
    /** The answer's proof does not show the answer. */
    ANSWER_MUST_BE_PROVEN("SDK-014", "The proof beside the answer must show the same values."),
    /** One node refuses what another has put into a block. */
    NODES_MUST_AGREE("SDK-015", "The nodes of a city must say the same of a transaction."),

    /** Validators have signed two histories. */
    HISTORY_MUST_BE_ONE("SDK-016", "Validators must have signed no other block than the one that was followed."),
    /** A node that is silent, behind, or shows what no validators signed. */
    WITNESS_MUST_SHOW_THE_CHAIN(
            "SDK-017", "Each node must show the blocks of the chain, so that what was followed can be compared."),

    /** A node's blocks are of another chain than the one that is trusted, or have been forged. */
    BLOCK_MUST_FOLLOW_FROM_THE_GENESIS(
            "SDK-018", "A node's block must follow from the genesis document that is trusted."),

    /** More transactions of one key are under way than its window holds. */
    WINDOW_MUST_HAVE_ROOM("SDK-021", "A key must have at most 1,024 transactions under way.");

    private final String code;
    private final String sentence;

    SdkReason(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable code. */
    public String code() {
        return code;
    }

    /** What had to be true. */
    public String sentence() {
        return sentence;
    }
}
