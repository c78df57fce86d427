package org.chengxin.merkle;

/** Why a proof file is refused. A code is never reused and never changes its meaning. */
public enum ProofReason {
    /** The bytes are not one canonical proof file. */
    FILE_MUST_BE_CANONICAL("PF-001", "The file is not a proof file in its one exact form.");

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
