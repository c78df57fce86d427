package org.chengxin.merkle.light;

/**
 * Why a light client does not take a block, or the word of a witness: what should have been true. A code is never reused
 * and never changes its meaning.
 */
public enum LightReason {
    /** The trusting period since the trusted header has not passed. */
    TRUST_MUST_NOT_HAVE_EXPIRED(
            "LC-001",
            "The trusted header is older than the trusting period; start again from one known from elsewhere."),
    /** The header is no later than now, but for the clock drift. */
    HEADER_MUST_NOT_BE_FROM_THE_FUTURE("LC-002", "The header's time is in the future; one of the clocks is wrong."),

    /** The header names the trusted chain. */
    CHAIN_MUST_BE_THE_TRUSTED_ONE("LC-010", "The header is of another chain than the trusted one."),
    /** The header is of block protocol 11. */
    BLOCK_PROTOCOL_MUST_BE_KNOWN("LC-011", "The header has a block protocol that this release does not know."),
    /** The validators beside the header are those whose hash it names. */
    VALIDATORS_MUST_FIT_THE_HEADER("LC-012", "The validators beside the header are not those that the header names."),
    /** The commit is for the header beside it, with one entry per validator. */
    COMMIT_MUST_FIT_THE_HEADER(
            "LC-013", "The signatures beside the header are for another block or of other validators."),
    /** Every signature that is looked at is good. */
    SIGNATURES_MUST_BE_GOOD("LC-014", "A signature under the header is false."),
    /** More than two thirds of the voting power of its own validators signed the header. */
    POWER_MUST_EXCEED_TWO_THIRDS("LC-015", "Validators with two thirds of the power or less signed the header."),

    /** The header is above the trusted one. */
    HEIGHT_MUST_RISE("LC-020", "The header is not above the trusted one."),
    /** The header is later than the trusted one. */
    TIME_MUST_RISE("LC-021", "The header is not later than the trusted one."),
    /** The next header has the validators that the trusted one names as next. */
    VALIDATORS_MUST_BE_THE_ANNOUNCED_ONES(
            "LC-022", "The header's validators are not those that the header before it names as next."),
    /** The next header names the trusted one as the one before it, if it names any. */
    BLOCK_BEFORE_MUST_BE_THE_TRUSTED_ONE("LC-023", "The header names another block before it than the trusted one."),
    /** More than the trust level of the trusted validators signed a header further up. */
    TRUSTED_VALIDATORS_MUST_HAVE_SIGNED(
            "LC-024", "Too few of the trusted validators signed the header for a skip; blocks between are needed."),

    /** The source has each block that it is asked for. */
    SOURCE_MUST_HAVE_THE_BLOCK("LC-030", "The source does not have a block that it was asked for."),
    /** The source answers with the height that it is asked for. */
    SOURCE_MUST_ANSWER_WITH_THE_HEIGHT("LC-031", "The source answered with a block of another height."),
    /** The block at the trusted height has the trusted hash. */
    TRUSTED_HASH_MUST_MATCH("LC-032", "The header at the trusted height has another hash than the trusted one."),
    /** The way to the height is no longer than {@link LightFollower#MAX_BLOCKS}. */
    WAY_MUST_KEEP_ITS_LIMIT("LC-033", "More blocks lie on the way to the height than one call may look at."),

    /** The witness has the trusted block too. */
    WITNESS_MUST_SHARE_THE_TRUSTED_BLOCK(
            "LC-040", "The witness has another block than the trusted one at the trusted height.");

    private final String code;
    private final String sentence;

    LightReason(String code, String sentence) {
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
