package org.chengxin.node.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which numbered texts hold which characters and which pairs of neighbouring characters. A text of the query is in a
 * numbered text only if every one of its pairs is; the few for which the opposite does not hold are for the caller to
 * sort out. For one writer; readers beside it need a lock.
 */
final class GramIndex {

    private static final int NONE = Integer.MAX_VALUE;

    private final Map<Long, Numbers> grams = new HashMap<>();

    /** Numbers in ascending order. */
    private static final class Numbers {
        private int[] items = new int[2];
        private int size;

        void add(int number) {
            int at = size == 0 || items[size - 1] < number ? size : -Arrays.binarySearch(items, 0, size, number) - 1;
            if (at < 0) return;
            if (size == items.length) items = Arrays.copyOf(items, size + (size >> 1) + 1);
            System.arraycopy(items, at, items, at + 1, size - at);
            items[at] = number;
            size++;
        }

        void remove(int number) {
            int at = Arrays.binarySearch(items, 0, size, number);
            if (at < 0) return;
            System.arraycopy(items, at + 1, items, at, size - at - 1);
            size--;
        }

        void renumber(int[] newNumbers) {
            for (int i = 0; i < size; i++) items[i] = newNumbers[items[i]];
            Arrays.sort(items, 0, size);
        }

        /** The least of the numbers that is at least {@code number}, or {@link GramIndex#NONE}. */
        int from(int number) {
            int at = Arrays.binarySearch(items, 0, size, number);
            if (at < 0) at = -at - 1;
            return at == size ? NONE : items[at];
        }
    }

    /** Adds a text. */
    void add(int number, String text) {
        for (long gram : gramsOf(text))
            grams.computeIfAbsent(gram, first -> new Numbers()).add(number);
    }

    /** Takes a text away that was added with this number. */
    void remove(int number, String text) {
        for (long gram : gramsOf(text)) {
            Numbers numbers = grams.get(gram);
            if (numbers == null) continue;
            numbers.remove(number);
            if (numbers.size == 0) grams.remove(gram);
        }
    }

    /**
     * Gives every text a new number.
     *
     * @param newNumbers by old number; each is there once
     */
    void renumber(int[] newNumbers) {
        grams.values().forEach(numbers -> numbers.renumber(newNumbers));
    }

    /**
     * Numbers of texts that may hold a text, in ascending order.
     *
     * @param text not empty
     * @param from the least number
     * @param most how many at most
     */
    int[] candidates(String text, int from, int most) {
        Numbers[] needed = needed(text);
        if (needed.length == 0) return new int[0];
        var found = new int[most];
        int count = 0;
        for (int number = common(needed, from); number != NONE && count < most; number = common(needed, number + 1))
            found[count++] = number;
        return Arrays.copyOf(found, count);
    }

    /** What a text needs, the rarest first; empty when something of it is nowhere. */
    private Numbers[] needed(String text) {
        int[] points = text.codePoints().toArray();
        Set<Long> wanted = new HashSet<>();
        if (points.length == 1) wanted.add(single(points[0]));
        for (int i = 1; i < points.length; i++) wanted.add(pair(points[i - 1], points[i]));
        Numbers[] needed = wanted.stream()
                .map(grams::get)
                .filter(numbers -> numbers != null)
                .toArray(Numbers[]::new);
        if (needed.length < wanted.size()) return new Numbers[0];
        Arrays.sort(needed, (one, other) -> Integer.compare(one.size, other.size));
        return needed;
    }

    /** The least number, at least {@code from}, that all have. */
    private static int common(Numbers[] all, int from) {
        int number = from;
        while (true) {
            int agreed = number;
            for (Numbers numbers : all) agreed = numbers.from(agreed);
            if (agreed == number || agreed == NONE) return agreed;
            number = agreed;
        }
    }

    private static Set<Long> gramsOf(String text) {
        int[] points = text.codePoints().toArray();
        Set<Long> grams = HashSet.newHashSet(2 * points.length);
        for (int i = 0; i < points.length; i++) {
            grams.add(single(points[i]));
            if (i > 0) grams.add(pair(points[i - 1], points[i]));
        }
        return grams;
    }

    private static long single(int point) {
        return point;
    }

    private static long pair(int first, int second) {
        return ((long) first + 1) << Integer.SIZE | second;
    }
}
