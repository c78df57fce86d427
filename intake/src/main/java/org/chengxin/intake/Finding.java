package org.chengxin.intake;

/** Something to tell whoever brought the file, under a code that is never used again and never changes its meaning. */
public sealed interface Finding permits IntakeReason, HoldReason, WarningReason {

    /** The stable code, {@code IN-} and three digits. */
    String code();

    /** What is so, in one Chinese sentence. */
    String sentenceZh();

    /** What is so, in one English sentence. */
    String sentenceEn();

    /** What to do about it, in one Chinese sentence. */
    String remedyZh();

    /** What to do about it, in one English sentence. */
    String remedyEn();
}
