package org.chengxin.portal;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.sdk.Members;
import org.jspecify.annotations.Nullable;

/**
 * A record on display, as pages show it.
 *
 * @param level          of a penalty; null for a permit, as templates ask
 * @param title          the decision's title or the kind of violation
 * @param subjectName    the name that the register has under the subject's code; the record's own, or the code, where the
 *                       register has none
 * @param otherName      the name that the record gives its subject, where the register has another; null otherwise
 * @param displayedUntil last day of display
 * @param doubtfulSince  the time from which somebody else may have used the key that signed it; null when nobody has said so
 * @param contentStatus  whether the content is here, on its way or lost
 * @param content        lines of its content in the order people read them; empty when it is not here
 */
record ShownRecord(
        String id,
        String kind,
        @Nullable String level,
        String title,
        String subject,
        String subjectName,
        @Nullable String otherName,
        String decidedBy,
        String decidedOn,
        String displayedUntil,
        String publisher,
        String item,
        String edition,
        long publishedAt,
        int elapsedPercent,
        @Nullable String doubtfulSince,
        String contentStatus,
        List<Line> content) {

    /** A line of content: name of its words, and text. */
    record Line(String name, String text) {}

    private static final List<String> ORDER = List.of(
            "title",
            "decisionNumber",
            "subjectName",
            "authorityName",
            "permitKind",
            "certificateName",
            "permitNumber",
            "permitted",
            "violation",
            "facts",
            "legalBasis",
            "penaltyKinds",
            "penalty",
            "fineFen",
            "confiscatedFen",
            "licence",
            "validFrom",
            "validUntil",
            "remark");

    /**
     * A record.
     *
     * @param answer     what the API says of it: {@code record}, {@code content}, {@code publisher}, {@code id}
     * @param registered the name that the register has under the subject's code
     * @param now        the time in milliseconds
     */
    static ShownRecord of(Members answer, Optional<String> registered, long now) {
        Members record = answer.object("record");
        Optional<Members> content = answer.optionalObject("content");
        Optional<String> said = content.map(text -> text.text("subjectName"));
        String decidedOn = record.text("decidedOn");
        long until = record.number("displayedUntil");
        return new ShownRecord(
                answer.text("id"),
                record.text("kind"),
                record.optionalText("level").orElse(null),
                content.flatMap(ShownRecord::title).orElse(answer.text("id")),
                record.text("subject"),
                registered.or(() -> said).orElse(record.text("subject")),
                said.filter(name -> registered.isPresent() && !isSame(name, registered.get()))
                        .orElse(null),
                content.map(text -> text.text("authorityName") + " ").orElse("") + record.text("decidedBy"),
                decidedOn,
                Dates.last(until),
                answer.text("publisher"),
                record.text("item"),
                record.text("edition"),
                record.number("publishedAt"),
                Dates.percent(Beijing.startOf(LocalDate.parse(decidedOn)), until, now),
                answer.optionalNumber("compromisedSince").map(Dates::second).orElse(null),
                answer.text("contentStatus"),
                content.map(ShownRecord::lines).orElse(List.of()));
    }

    /** Whether two names differ in nothing but the width of characters and in spaces. */
    private static boolean isSame(String name, String other) {
        return plain(name).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replace(" ", "");
    }

    private static Optional<String> title(Members content) {
        return content.optionalText("title").or(() -> content.optionalText("violation"));
    }

    private static List<Line> lines(Members content) {
        List<Line> lines = new ArrayList<>();
        for (String name : ORDER) text(content, name).ifPresent(text -> lines.add(new Line(name, text)));
        return lines;
    }

    private static Optional<String> text(Members content, String name) {
        return switch (name) {
            case "fineFen", "confiscatedFen" -> content.optionalNumber(name).map(ShownRecord::yuan);
            case "penaltyKinds" ->
                content.canonical(name).isPresent()
                        ? Optional.of(String.join("；", content.texts(name)))
                        : Optional.empty();
            default -> content.optionalText(name);
        };
    }

    /** An amount in fen as yuan, exactly. */
    static String yuan(long fen) {
        return String.format(Language.EN.locale(), "¥ %,d.%02d", fen / 100, fen % 100);
    }
}
