/**
 * Turns the files that authorities have into rows that are ready to sign, and complaints that say what is wrong, where,
 * and what would be right. Reads a stream and touches nothing else.
 *
 * <p>No complaint, warning or report holds a value of the file, because a value may be a person's. Columns that
 * identify people are read for two questions only (is the subject a natural person, and does a text name one) and then
 * dropped.
 */
@NullMarked
package org.chengxin.intake;

import org.jspecify.annotations.NullMarked;
