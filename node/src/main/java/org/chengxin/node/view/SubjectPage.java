package org.chengxin.node.view;

import java.util.List;

/**
 * Some places of the list of a subject's records.
 *
 * @param count  how many places the list has
 * @param places those asked for, in order
 */
public record SubjectPage(long count, List<Place> places) {

    /** Keeps the list from changing. */
    public SubjectPage {
        places = List.copyOf(places);
    }

    /**
     * One place.
     *
     * @param number from 0 without gaps
     * @param record what may be said about the record there: shown or gone
     */
    public record Place(long number, RecordAnswer record) {}
}
