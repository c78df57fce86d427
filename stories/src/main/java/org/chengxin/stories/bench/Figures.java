package org.chengxin.stories.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a run, in the order they were taken. */
public final class Figures {

    private final List<Figure> figures = new ArrayList<>();
    private final PrintStream out;

    /** What a ratio is held to: at least or at most a number, and the aim. */
    public record Bound(boolean isAtLeast, double limit, double aim) {

        public static Bound atLeast(double limit, double aim) {
            return new Bound(true, limit, aim);
        }

        public static Bound atMost(double limit, double aim) {
            return new Bound(false, limit, aim);
        }

        String verdict(double value) {
            boolean holds = isAtLeast ? value >= limit : value <= limit;
            boolean aimed = isAtLeast ? value >= aim : value <= aim;
            return aimed ? "aim met" : holds ? "limit met" : "limit missed";
        }
    }

    private record Figure(String name, double value, String unit, Optional<Bound> bound) {}

    public Figures(PrintStream out) {
        this.out = out;
    }

    /** A whole number beside the ratios. */
    public void add(String name, long value, String unit) {
        add(name, (double) value, unit);
    }

    /** A figure beside the ratios. */
    public void add(String name, double value, String unit) {
        add(new Figure(name, value, unit, Optional.empty()));
    }

    /** A ratio that is held to something. */
    public void ratio(String name, double value, Bound bound) {
        add(new Figure(name, value, "", Optional.of(bound)));
    }

    private void add(Figure figure) {
        figures.add(figure);
        String bound = figure.bound()
                .map(it -> String.format(
                        Locale.ROOT,
                        "   %s %.2f, aim %.2f: %s",
                        it.isAtLeast() ? "at least" : "at most",
                        it.limit(),
                        it.aim(),
                        it.verdict(figure.value())))
                .orElse("");
        out.printf(Locale.ROOT, "%-78s %14s %-8s%s%n", figure.name(), number(figure.value()), figure.unit(), bound);
    }

    /** All figures as JSON. */
    public String json() {
        var json = new StringBuilder("[\n");
        for (Figure figure : figures) {
            if (json.length() > 2) json.append(",\n");
            json.append("  {\"name\": \"")
                    .append(figure.name().replace("\"", "\\\""))
                    .append("\", \"value\": ")
                    .append(number(figure.value()))
                    .append(", \"unit\": \"")
                    .append(figure.unit())
                    .append('"');
            figure.bound().ifPresent(bound -> json.append(", \"")
                    .append(bound.isAtLeast() ? "atLeast" : "atMost")
                    .append("\": ")
                    .append(bound.limit())
                    .append(", \"aim\": ")
                    .append(bound.aim()));
            json.append('}');
        }
        return json.append("\n]\n").toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : String.format(Locale.ROOT, "%.3f", value);
    }
}
