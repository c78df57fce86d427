package org.chengxin.intake;

/** What came of opening a file. */
public sealed interface Opening {

    /** Its rows can be read. */
    record Opened(IntakeFile file) implements Opening {}

    /** It is refused as a whole; nothing of it goes in. */
    record Refused(Complaint complaint) implements Opening {}
}
