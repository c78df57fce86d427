package org.chengxin.intake;

/** A column of a template. */
public sealed interface Column permits RegistrationColumn, PermitColumn, PenaltyColumn {

    /** Its name in the header. */
    String header();

    /** Whether a file without it is refused. A required column may still have empty values. */
    boolean required();
}
