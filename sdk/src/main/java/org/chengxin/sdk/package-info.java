/**
 * What a program needs to take part in a city: keys in files, signed transactions, submitting that never loses or doubles
 * one, and answers checked by their proofs. Private keys stay where this runs.
 */
@NullMarked
package org.chengxin.sdk;

import org.jspecify.annotations.NullMarked;
