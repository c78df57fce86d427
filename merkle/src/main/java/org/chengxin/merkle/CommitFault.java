package org.chengxin.merkle;

/** Why a commit does not make a block final: what should have been true. */
public enum CommitFault {
    /** The commit is for the block's height. */
    HEIGHT_MUST_MATCH,
    /** The commit is for the block, named in full. */
    BLOCK_MUST_MATCH,
    /** There is exactly one entry per validator, under its address and in the order of the set. */
    SIGNERS_MUST_BE_THE_VALIDATORS,
    /** No vote is by a key of small order, whose signatures say nothing about what is signed. */
    KEY_MUST_NOT_HAVE_SMALL_ORDER,
    /** Each signature, also of a vote for nil, fits our rule or at least ZIP 215. */
    SIGNATURE_MUST_FIT,
    /** Votes for the block that fit our rule have more than two thirds of the power. */
    POWER_MUST_EXCEED_TWO_THIRDS
}
