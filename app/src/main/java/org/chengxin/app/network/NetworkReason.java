package org.chengxin.app.network;

/**
 * What had to be true for a network to begin or to be taken for well, and was not. Codes are never used again and never
 * change their meaning; {@code docs/errors.md} lists them.
 */
public enum NetworkReason {
    /** Not a statement. */
    STATEMENT_MUST_BE_READABLE("NW-001", "A statement must be a file as network init wrote it, byte for byte."),
    /** A signature is missing, or something was changed after it. */
    STATEMENT_MUST_BE_SIGNED_BY_ITS_KEYS("NW-002", "Each key that a statement names must have signed it."),
    /** A key is no point of its curve, or of the wrong kind. */
    STATEMENT_KEYS_MUST_BE_VALID(
            "NW-003", "Each key of a statement must be valid and of the kind that its purpose needs."),
    /** Two statements of one organisation. */
    ORGANISATION_MUST_STATE_ONCE("NW-004", "Each organisation must have one statement only."),
    /** A statement that nobody asked for. */
    STATEMENT_MUST_BE_EXPECTED("NW-005", "Each statement must be of an organisation that is expected."),
    /** An organisation that has not stated anything. */
    STATEMENT_MUST_NOT_BE_MISSING("NW-006", "Each organisation that is expected must have a statement."),
    /** Two organisations name one key. */
    KEY_MUST_BE_OF_ONE("NW-007", "No key may stand in two statements or for two purposes."),
    /** Two nodes at one place. */
    ADDRESS_MUST_BE_OF_ONE("NW-008", "No two nodes may have one address."),
    /** Nobody would sign blocks. */
    NETWORK_MUST_HAVE_A_MEMBER("NW-009", "At least one organisation must run a node."),
    /** Not a network file. */
    NETWORK_FILE_MUST_BE_READABLE("NW-010", "A network file must be as network collect or network seal wrote it."),
    /** The genesis says something that no statement says. */
    GENESIS_MUST_FOLLOW_FROM_STATEMENTS("NW-011", "The genesis of a network file must follow from its statements."),
    /** Somebody left this organisation out, or changed what it said. */
    OWN_STATEMENT_MUST_BE_IN_IT(
            "NW-012", "The network file must hold this organisation's own statement as it was made."),
    /** Nobody said that this is what the others have. */
    FINGERPRINT_MUST_BE_COMPARED(
            "NW-013", "The fingerprint that the members compared must be that of the network file."),
    /** A seal of a stranger, of another genesis, or twice. */
    SEALS_MUST_FIT("NW-014", "Each seal must be a member's own signature of this genesis, and there once."),
    /** A member has not agreed. */
    EACH_MEMBER_MUST_HAVE_SEALED("NW-015", "Each member must have sealed the network."),
    /** Files of different networks. */
    FILES_MUST_BE_OF_ONE_NETWORK("NW-016", "All network files that are given must have one fingerprint."),
    /** A chain runs here already. */
    DIRECTORY_MUST_BE_OF_THIS_NETWORK("NW-017", "The data directory must be new or of this network."),
    /** An authority without a node. */
    ORGANISATION_MUST_BE_A_MEMBER("NW-018", "Whoever seals or runs a network must run a node of it."),
    /** A second statement with other keys would contradict the first. */
    STATEMENT_MUST_BE_NEW("NW-019", "The data directory must hold neither a statement nor a city yet."),
    /** Something else is in the folder, or nothing. */
    FOLDER_MUST_HOLD_A_NETWORK("NW-020", "The folder must hold a network that network up made."),
    /** No such number. */
    NODE_MUST_EXIST("NW-021", "The network must have a node of this number."),
    /** A node did not come up, or is not there. */
    NODES_MUST_BE_READY("NW-022", "Every node of the network must run and be ready."),
    /** Two nodes hold different blocks at one height. */
    NODES_MUST_AGREE("NW-023", "All nodes must have one hash at one height."),
    /** Nothing is decided any more. */
    HEIGHTS_MUST_RISE("NW-024", "The height of every node must rise."),
    /** It goes on, or its process could not be found. */
    NODE_MUST_END("NW-025", "A node that is stopped or killed must have ended."),
    /** Two at once would each count the nodes of the other as their own. */
    OTHER_COMMAND_MUST_HAVE_ENDED(
            "NW-026", "Another command that makes, starts or stops nodes of the network must have ended."),
    /** Another network is in the file, or this one with seals that would be lost. */
    FILE_MUST_BE_NEW("NW-027", "The file that is written must not exist yet, or hold exactly the same.");

    private final String code;
    private final String sentence;

    NetworkReason(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** The stable code, {@code NW-nnn}. */
    public String code() {
        return code;
    }

    /** What has to be true. */
    public String sentence() {
        return sentence;
    }
}
