package org.chengxin.merkle.light;

/** What a second source says about a way that was followed. */
public sealed interface WitnessVerdict {

    /** The witness has the same block at the end of the way. */
    record Agrees() implements WitnessVerdict {}

    /**
     * The word of the witness is worth nothing: it has no such block, or one that does not follow from what is trusted.
     *
     * @param height height of the block that was refused
     * @param reason why
     */
    record Refused(long height, LightReason reason) implements WitnessVerdict {}

    /**
     * Both sources follow from what is trusted, and they contradict each other. Nothing above the common block may be
     * relied on.
     *
     * @param evidence the two blocks
     */
    record Contradicts(Misbehaviour evidence) implements WitnessVerdict {}
}
