package org.chengxin.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The kinds of penalty in one value ({@code CF_CFLB}). Semicolons separate them. So does {@code 、} where it can mean
 * nothing else; two kinds of the template contain one themselves.
 */
final class PenaltyKinds {

    /** The kind of the template that says nothing. */
    static final String OTHER = "其他";
    /** A fine. */
    static final String FINE = "罚款";
    /** The kind of the template that joins suspension and revocation. */
    static final String SUSPENSION_OR_REVOCATION = "暂扣或者吊销许可证、暂扣或者吊销执照";

    private static final String DETENTION = "拘留";
    private static final Pattern BETWEEN_KINDS = Pattern.compile("[;；]");
    private static final Pattern INSIDE_OR_BETWEEN = Pattern.compile("[、,，]");

    /** The template of 2018, and what the Administrative Penalty Law of 2021 added (article 9). */
    private static final Set<String> TEMPLATE = new TreeSet<>(Set.of(
            "警告",
            FINE,
            "没收违法所得、没收非法财物",
            "没收违法所得",
            "没收非法财物",
            "责令停产停业",
            SUSPENSION_OR_REVOCATION,
            "行政拘留",
            OTHER,
            "通报批评",
            "暂扣许可证件",
            "降低资质等级",
            "吊销许可证件",
            "限制开展生产经营活动",
            "责令关闭",
            "限制从业"));

    private PenaltyKinds() {}

    /**
     * Splits a clean value.
     *
     * @param known further kinds, those of the catalogue items in question
     */
    static List<String> of(String clean, Set<String> known) {
        List<String> kinds = new ArrayList<>();
        for (String part : BETWEEN_KINDS.split(clean, -1)) {
            String kind = CleanText.of(part);
            if (kind.isEmpty()) continue;
            for (String single : split(kind, known)) if (!kinds.contains(single)) kinds.add(single);
        }
        return kinds;
    }

    /** Whether a value or a text as it stands in the file speaks of detention, of which no record is kept at all. */
    static boolean speakOfDetention(String raw) {
        return CleanText.of(raw).replace(" ", "").contains(DETENTION);
    }

    private static List<String> split(String kind, Set<String> known) {
        if (isKind(kind, known)) return List.of(kind);
        String[] parts = INSIDE_OR_BETWEEN.split(kind, -1);
        List<List<String>> ways = new ArrayList<>();
        collect(parts, 0, new ArrayList<>(), known, ways);
        if (ways.isEmpty()) return List.of(kind);
        // Two ways differ only in whether kinds that the template joins are named together: the joined name is its own.
        return Collections.min(ways, (one, other) -> Integer.compare(one.size(), other.size()));
    }

    /** All ways to read consecutive parts as kinds, every part used. */
    private static void collect(
            String[] parts, int from, List<String> taken, Set<String> known, List<List<String>> ways) {
        if (from == parts.length) ways.add(List.copyOf(taken));
        var joined = new StringBuilder();
        for (int to = from; to < Math.min(parts.length, from + 2); to++) {
            if (to > from) joined.append('、');
            joined.append(CleanText.of(parts[to]));
            if (!isKind(joined.toString(), known)) continue;
            taken.addLast(joined.toString());
            collect(parts, to + 1, taken, known, ways);
            taken.removeLast();
        }
    }

    private static boolean isKind(String text, Set<String> known) {
        return TEMPLATE.contains(text) || known.contains(text);
    }
}
