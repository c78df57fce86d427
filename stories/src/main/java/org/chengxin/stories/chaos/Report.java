package org.chengxin.stories.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a run has shown, as tables in Markdown. */
final class Report {

    /** What stands before this line in a file is somebody's own text. */
    private static final String MARK = "<!-- From here on written by ./chengxin chaos --report -->";

    private static final double MILLIS = 1_000;

    private final String command;
    private final List<Struck> struck = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();

    /** @param command with which the same run is made again */
    Report(String command) {
        this.command = command;
    }

    /**
     * One fault and what was seen of it.
     *
     * @param victim          number of the member
     * @param inFlight        requests that waited for their answer when it struck
     * @param acknowledged    writes acknowledged while it lasted
     * @param recoveredMillis from the moment when it was mended until all four nodes were level and took transactions
     * @param seen            in words
     */
    record Struck(Fault fault, int victim, int inFlight, long acknowledged, long recoveredMillis, String seen) {

        @Override
        public String toString() {
            return "%-50s member %d: %2d in flight, %4d acknowledged, whole again after %.1f s: %s"
                    .formatted(fault.title(), victim, inFlight, acknowledged, recoveredMillis / MILLIS, seen);
        }
    }

    void add(Struck one) {
        struck.add(one);
    }

    /** A promise that was looked at, and what was found. */
    void add(String sentence) {
        shown.add(sentence);
    }

    /** Writes the tables at the end of a file, in the place of an earlier run's. */
    void write(Path file) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "# Faults on a network of four validators\n\n";
        int mark = before.indexOf(MARK);
        Files.writeString(file, (mark < 0 ? before : before.substring(0, mark)) + MARK + "\n\n" + text());
    }

    private String text() {
        return """
                `%s`

                | fault | times | requests in flight at each | writes acknowledged meanwhile | whole again after, s |
                |---|---|---|---|---|
                %s

                | fault | what was seen |
                |---|---|
                %s

                %s
                """.formatted(
                        command,
                        rows(this::figures),
                        rows(this::sights),
                        shown.stream().map(each -> "- " + each).collect(Collectors.joining("\n")));
    }

    private String rows(Function<List<Struck>, String> row) {
        List<String> rows = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            List<Struck> all =
                    struck.stream().filter(one -> one.fault() == fault).toList();
            if (!all.isEmpty()) rows.add("| " + fault.title() + " | " + row.apply(all) + " |");
        }
        return String.join("\n", rows);
    }

    private String figures(List<Struck> all) {
        return "%d | %s | %s | %s"
                .formatted(
                        all.size(),
                        joined(all, one -> Integer.toString(one.inFlight())),
                        joined(all, one -> Long.toString(one.acknowledged())),
                        joined(all, one -> "%.1f".formatted(one.recoveredMillis() / MILLIS)));
    }

    private String sights(List<Struck> all) {
        return all.stream().map(Struck::seen).distinct().collect(Collectors.joining("<br>"));
    }

    private static String joined(List<Struck> all, Function<Struck, String> figure) {
        return all.stream().map(figure).collect(Collectors.joining(", "));
    }
}
