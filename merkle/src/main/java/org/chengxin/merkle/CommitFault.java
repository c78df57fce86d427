package org.chengxin.merkle;

/** Why a commit does not make a block final. */
public enum CommitFault {
    /** The commit is for another height. */
    HEIGHT_MUST_MATCH,
    /** The commit is for another block. */
    BLOCK_MUST_MATCH,
    /** There is not exactly one entry per validator, under its address. */
    SIGNERS_MUST_BE_THE_VALIDATORS,
    /** A validator's key is not canonical or of small order. */
    KEY_MUST_BE_SOUND,
    /** A signature fits neither our rule nor ZIP-215. */
    SIGNATURE_MUST_FIT,
    /** Votes for the block have two thirds of the power or less. */
    POWER_MUST_EXCEED_TWO_THIRDS
}
