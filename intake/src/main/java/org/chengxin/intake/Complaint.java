package org.chengxin.intake;

import java.util.Optional;

/**
 * Why a file or a row is refused. Never holds a value of the file.
 *
 * @param line   line on which the row begins, the header being 1; 0 when the complaint is about the file as a whole
 * @param column name of the column in the template, or {@code #n} for the n-th when the template has no such column;
 *               absent when it is not about one column
 * @param reason what is wrong and what would be right
 */
public record Complaint(long line, Optional<String> column, IntakeReason reason) {}
