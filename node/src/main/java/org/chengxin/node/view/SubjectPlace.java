package org.chengxin.node.view;

/**
 * One place in the list of a subject's records.
 *
 * @param place  its number, from 0 without gaps
 * @param record what may be said about the record there: shown or gone
 */
public record SubjectPlace(long place, RecordAnswer record) {}
