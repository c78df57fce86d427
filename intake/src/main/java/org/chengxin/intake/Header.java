package org.chengxin.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where each column of a template stands in a file. */
final class Header {

    private final Map<String, Integer> places;
    private final int size;

    private Header(Map<String, Integer> places, int size) {
        this.places = places;
        this.size = size;
    }

    /** What came of reading a header. */
    sealed interface Reading {}

    /** It fits. */
    record Fits(Header header) implements Reading {}

    /** It does not. */
    record Misfits(Complaint complaint) implements Reading {}

    /**
     * Reads the first row of a file. A name that the template lacks is never repeated in the complaint: where a header
     * is missing it is a value of the first row.
     */
    static Reading of(List<? extends Column> template, long line, List<String> names) {
        Map<String, Integer> places = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = CleanText.of(names.get(i)).toUpperCase(Locale.ROOT);
            boolean known = template.stream().anyMatch(column -> column.header().equals(name));
            if (!known) return misfits(line, "#" + (i + 1), IntakeReason.COLUMN_MUST_BE_KNOWN);
            if (places.put(name, i) != null) return misfits(line, name, IntakeReason.COLUMN_MUST_BE_UNIQUE);
        }
        for (Column column : template)
            if (column.required() && !places.containsKey(column.header()))
                return misfits(line, column.header(), IntakeReason.COLUMN_MUST_BE_PRESENT);
        return new Fits(new Header(places, names.size()));
    }

    private static Misfits misfits(long line, String column, IntakeReason reason) {
        return new Misfits(new Complaint(line, Optional.of(column), reason));
    }

    /** Number of values in a row. */
    int size() {
        return size;
    }

    /** The value of a column in a row; empty when the file lacks the column. */
    String value(Column column, List<String> row) {
        Integer place = places.get(column.header());
        return place == null ? "" : row.get(place);
    }
}
