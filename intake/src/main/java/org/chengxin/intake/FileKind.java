package org.chengxin.intake;

/** The three kinds of file that go in. */
public enum FileKind {
    /** Registrations of organisations: {@link RegistrationColumn}. */
    REGISTRATIONS,
    /** Administrative permits in the national dual-publicity template: {@link PermitColumn}. */
    PERMITS,
    /** Administrative penalties in the national dual-publicity template: {@link PenaltyColumn}. */
    PENALTIES
}
