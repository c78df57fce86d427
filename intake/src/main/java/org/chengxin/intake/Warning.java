package org.chengxin.intake;

/**
 * What was set aside in a row that goes in nevertheless. Never holds a value of the file.
 *
 * @param column name of the column
 * @param reason what was set aside and why
 */
public record Warning(String column, WarningReason reason) {}
