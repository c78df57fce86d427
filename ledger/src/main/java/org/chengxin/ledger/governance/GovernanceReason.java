package org.chengxin.ledger.governance;

import org.chengxin.ledger.Reason;

/** Why a governance transaction is refused. */
public enum GovernanceReason implements Reason {
    /** The sender does not vote. */
    SENDER_MUST_BE_MEMBER("GOV-001", "The sender's organisation must be a member.", true),
    /** Several members would have to vote, which is not possible yet. */
    MEMBER_MUST_BE_THE_ONLY_ONE(
            "GOV-002", "The chain must have one member; voting among several does not exist yet.", true),
    /** The item is in the catalogue, exactly so. */
    ITEM_IS_ALREADY_SO("GOV-003", "The item is in the catalogue exactly so already; nothing has changed.", false),
    /** An item stays what it is about. */
    ITEM_MUST_KEEP_ITS_KIND("GOV-004", "An item that exists must keep its kind.", false),
    /** The catalogue is full. */
    CATALOGUE_MUST_HAVE_ROOM("GOV-005", "The catalogue must have at most 4,096 items.", false),
    /** The edition exists, exactly so. */
    EDITION_IS_ALREADY_SO("GOV-006", "The edition exists exactly so already; nothing has changed.", false),
    /** Records rest on the edition's periods. */
    EDITION_MUST_KEEP_ITS_PERIODS("GOV-007", "An edition that exists must keep its first day and its periods.", false),
    /** Two editions would be in force on one day. */
    EDITIONS_MUST_NOT_OVERLAP("GOV-008", "No other edition may be in force on a day on which this one is.", true),
    /** There are too many editions. */
    EDITIONS_MUST_HAVE_ROOM("GOV-009", "There must be at most 256 editions.", false),

    /** The genesis file is not one. */
    GENESIS_MUST_BE_WELL_FORMED(
            "GOV-020", "The genesis file must be CometBFT's, with a signed genesis as app_state.", false),
    /** What CometBFT reads in the file is not what the members signed. */
    GENESIS_FILE_MUST_SAY_WHAT_WAS_SIGNED("GOV-021", "The genesis file must say what the genesis in it says.", false),
    /** A key of the genesis is none. */
    GENESIS_KEYS_MUST_BE_VALID("GOV-022", "Each key of the genesis must be a canonical point of prime order.", false),
    /** A member has not signed, or somebody else has. */
    GENESIS_MUST_BE_SIGNED_BY_EACH_MEMBER(
            "GOV-023", "Each member must have signed the genesis once, and nobody else.", false),
    /** A signature does not fit. */
    GENESIS_SIGNATURES_MUST_FIT("GOV-024", "Each signature of the genesis must fit its key.", false);

    private final String code;
    private final String sentence;
    private final boolean mayPassLater;

    GovernanceReason(String code, String sentence, boolean mayPassLater) {
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
