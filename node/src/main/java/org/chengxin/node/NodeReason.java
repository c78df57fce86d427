package org.chengxin.node;

/** What had to be true of this node or its files, and was not. Codes are documented in {@code docs/errors.md}. */
public enum NodeReason {
    /** The data directory holds the state of another chain. */
    STATE_MUST_BE_OF_THIS_CHAIN("ND-001", "The data directory must belong to the chain of this genesis.", false),
    /** The data directory was written by a newer release. */
    FORMAT_MUST_BE_KNOWN("ND-002", "The data directory must have a format that this release knows.", false),
    /** Another process has the data directory open. */
    DIRECTORY_MUST_BE_FREE("ND-003", "No other node may be using the data directory.", true),
    /** Files are damaged, missing or not ours. */
    STORE_MUST_BE_READABLE("ND-004", "The files of the store must be whole and readable.", false),
    /** The tree over the stored values has another root than the stored one. */
    STATE_MUST_MATCH_ITS_ROOT("ND-005", "The stored state must have the root that was stored with it.", false),
    /** The genesis document names another first root than its own content gives. */
    GENESIS_MUST_MATCH_ITS_ROOT("ND-006", "The genesis document must name the root of its own first state.", false),

    /** As many transactions wait as this node takes. */
    QUEUE_MUST_HAVE_ROOM("ND-010", "The node must have room for another waiting transaction.", true),
    /** As many transactions of this organisation wait as it may have waiting. */
    QUOTA_MUST_NOT_BE_USED_UP("ND-011", "The organisation must have fewer transactions waiting than its quota.", true),
    /** The engine takes nothing now. */
    ENGINE_MUST_TAKE_TRANSACTIONS("ND-012", "The engine must be running and taking transactions.", true),
    /** The same content of the same record is just being destroyed. */
    CONTENT_MUST_NOT_BE_IN_DESTRUCTION(
            "ND-013", "The destruction of the same content of the same record must have ended first.", true),
    /** The engine does not say now what it has. */
    ENGINE_MUST_ANSWER("ND-014", "The engine must answer what it is asked about blocks.", true),

    /** Displays end by themselves, but nobody here writes it down, and nobody's content is destroyed. */
    OPERATOR_KEY_MUST_BE_ACTIVE(
            "ND-015",
            "The key of this node's operator must be active, so that it can write down which displays are over.",
            true),
    /** Records are shown without their content, and nobody has it; their publishers can import the same files again. */
    CONTENTS_MUST_BE_HERE("ND-016", "The store must have the content of each record that this node shows.", true),
    /** By the clock the transaction has expired, and the chain stood still before: its next block may be earlier. */
    EXPIRY_MUST_BE_PAST_FOR_ALL(
            "ND-017",
            "A transaction that has expired by the clock must have expired by the newest block's time too.",
            true),

    /** The header that proves this version does not exist yet. */
    VERSION_MUST_BE_PROVABLE("ND-020", "The block after the version asked for must have been signed.", true),
    /** More values are asked for than one proof file may hold. */
    PROOF_MUST_FIT("ND-021", "A proof file must have no more claims than its format allows.", false),
    /** The network has decided the block by votes of which a part counts for CometBFT and not for a proof. */
    BLOCK_MUST_BE_PROVABLE(
            "ND-022", "Votes that count for a proof must have more than two thirds of the power on the block.", true);

    private final String code;
    private final String sentence;
    private final boolean mayPassLater;

    NodeReason(String code, String sentence, boolean mayPassLater) {
        this.code = code;
        this.sentence = sentence;
        this.mayPassLater = mayPassLater;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** What had to be true. */
    public String sentence() {
        return sentence;
    }

    /** Whether the same attempt may succeed later. */
    public boolean mayPassLater() {
        return mayPassLater;
    }
}
