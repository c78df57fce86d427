package org.chengxin.merkle;

/**
 * Why a proof file is refused: what should have been true. A code is never reused and never changes its meaning.
 */
public enum ProofReason {
    /** The bytes are one proof file in canonical JSON, without anything else. */
    FILE_MUST_BE_CANONICAL("PF-001", "The file is not a proof file in its one exact form."),
    /** The format is the one this release knows. */
    FORMAT_MUST_BE_KNOWN("PF-002", "The file has a format that this release does not know."),
    /** File, claims and trail keep to {@link ProofFile}'s limits. */
    FILE_MUST_KEEP_ITS_LIMITS("PF-003", "The file is larger, or claims more, than a proof file may."),
    /** There is a claim, and claims ascend by path, each path once. */
    CLAIMS_MUST_ASCEND("PF-004", "The file claims nothing, or its claims are not in the order of their paths."),

    /** File and headers name the trusted chain. */
    CHAIN_MUST_BE_THE_TRUSTED_ONE("PF-010", "The file is about another chain than the one that is trusted."),
    /** Header and trail are light blocks in their one byte form. */
    LIGHT_BLOCK_MUST_BE_CANONICAL("PF-011", "A header in the file is not in CometBFT's one exact form."),
    /** The header is the one after the version of the state. */
    HEADER_MUST_FOLLOW_THE_STATE("PF-012", "The header is not that of the height after the state's."),
    /** Headers are of block protocol 11. */
    BLOCK_PROTOCOL_MUST_BE_KNOWN("PF-013", "A header has a block protocol that this release does not know."),
    /** The validators beside a header are those whose hash it names. */
    VALIDATORS_MUST_FIT_THE_HEADER("PF-014", "The validators beside a header are not those that the header names."),
    /** A commit is for the header beside it, with one entry per validator. */
    COMMIT_MUST_FIT_THE_HEADER(
            "PF-015", "The signatures beside a header are for another block or of other validators."),
    /** Every signature is good. */
    SIGNATURES_MUST_BE_GOOD("PF-016", "A signature under a header is false."),
    /** More than two thirds of the voting power signed. */
    POWER_MUST_EXCEED_TWO_THIRDS("PF-017", "Validators with two thirds of the power or less signed a header."),

    /** Heights and times ascend along trail and header, and neighbours name each other. */
    TRAIL_MUST_ASCEND("PF-020", "The headers in the file do not follow one another."),
    /** Each light block has the validators that the one before it names as next. */
    TRAIL_MUST_LEAD_TO_THE_HEADER("PF-021", "A change of validators on the way to the header is missing or false."),
    /** The first light block has the validators of the genesis document. */
    TRAIL_MUST_START_AT_GENESIS("PF-022", "The first header is not signed by the validators of the genesis document."),
    /** No block is before genesis, and the first block carries the first state. */
    BLOCKS_MUST_FOLLOW_GENESIS("PF-023", "A header contradicts the genesis document's height, time or state hash."),
    /** One of the light blocks has the trusted height. */
    TRUSTED_BLOCK_MUST_BE_IN_THE_FILE(
            "PF-024", "The trusted block is not among the headers in the file; ask for a proof that starts there."),
    /** The light block at the trusted height has the trusted hash. */
    TRUSTED_HASH_MUST_MATCH("PF-025", "The header at the trusted height has another hash than the trusted one."),

    /** A claimed value is proven under the header's state hash. */
    PRESENCE_MUST_BE_PROVEN("PF-030", "A claimed value is not the one in the state."),
    /** A claimed absence is proven under the header's state hash. */
    ABSENCE_MUST_BE_PROVEN("PF-031", "That there is no value where the file claims so is not proven."),
    /** Where the length of a list is claimed, all its entries are. */
    LIST_MUST_BE_COMPLETE("PF-032", "The file claims the length of a list but lacks some of its entries."),
    /** The opening fits the commitment in a claimed value. */
    OPENING_MUST_FIT_A_COMMITMENT("PF-033", "The content in the file is not what any claimed record commits to."),

    /** The header is not older than asked for. */
    PROOF_MUST_BE_FRESH("PF-040", "The proof is older than allowed."),
    /** The header is not later than now. */
    HEADER_MUST_NOT_BE_FROM_THE_FUTURE("PF-041", "The header's time is in the future; one of the clocks is wrong."),
    /** The time asked about is before the end of display. */
    DISPLAY_MUST_NOT_HAVE_ENDED("PF-042", "The display of a record in the file has ended by the time asked about."),
    /** The time asked about is not before the beginning of display. */
    DISPLAY_MUST_HAVE_BEGUN("PF-043", "The display of a record in the file had not begun at the time asked about.");

    private final String code;
    private final String sentence;

    ProofReason(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable code. */
    public String code() {
        return code;
    }

    /** What is wrong, in one English sentence. */
    public String sentence() {
        return sentence;
    }
}
