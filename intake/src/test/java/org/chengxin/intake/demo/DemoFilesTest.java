package org.chengxin.intake.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chengxin.intake.FileKind;
import org.chengxin.intake.ImportRules;
import org.chengxin.intake.Intake;
import org.chengxin.intake.IntakeFile;
import org.chengxin.intake.Opening;
import org.chengxin.intake.Row;
import org.chengxin.intake.Verdict;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.junit.jupiter.api.Test;

class DemoFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Uscc DECIDES = uscc("11999999000000002");
    private static final Uscc ALSO_DECIDES = uscc("11999999000000003");
    private static final List<DemoFiles.Authority> AUTHORITIES =
            List.of(new DemoFiles.Authority(DECIDES, "示例市市场监督管理局"), new DemoFiles.Authority(ALSO_DECIDES, "示例市行政审批局"));
    private static final DemoFiles FILES = new DemoFiles(AUTHORITIES, TODAY, 1);
    private static final int GOOD = 20;

    @Test
    void registrations_hold_every_kind_of_dirt() throws IOException {
        List<String> outcomes = outcomes(FileKind.REGISTRATIONS, written(FileKind.REGISTRATIONS, FILES, GOOD, true));
        assertEquals(
                List.of(
                        "IN-061 统一社会信用代码",
                        "IN-052 统一社会信用代码",
                        "IN-051 统一社会信用代码",
                        "IN-040 统一社会信用代码",
                        "IN-040 企业名称",
                        "IN-042 企业名称",
                        "IN-045 成立日期",
                        "IN-044 成立日期",
                        "IN-043 成立日期",
                        "IN-030 -",
                        "IN-031 -"),
                without(outcomes, "registered"));
        assertEquals(GOOD + 8, count(outcomes, "registered"));
    }

    @Test
    void permits_hold_every_kind_of_dirt() throws IOException {
        byte[] file = written(FileKind.PERMITS, FILES, GOOD, true);
        assertEquals((byte) 0xef, file[0]);
        List<String> outcomes = outcomes(FileKind.PERMITS, file);
        assertEquals(
                List.of(
                        "held IN-305",
                        "ended",
                        "IN-060 XK_XDR_LB",
                        "IN-061 XK_XDR_LB",
                        "IN-062 XK_XDR_SHXYM",
                        "IN-066 XK_NR",
                        "IN-067 BZ",
                        "IN-068 XK_NR",
                        "IN-052 XK_XDR_SHXYM",
                        "IN-045 XK_JDRQ",
                        "IN-043 XK_JDRQ",
                        "IN-053 XK_XKJG",
                        "IN-053 XK_XKJG",
                        "IN-080 XK_XKJGDM",
                        "IN-082 -",
                        "IN-055 XK_ZT",
                        "IN-040 XK_WSH",
                        "IN-063 XK_XDR_LB"),
                without(outcomes, "published"));
        assertEquals(GOOD + 10, count(outcomes, "published"));
    }

    @Test
    void penalties_hold_every_kind_of_dirt() throws IOException {
        byte[] file = written(FileKind.PENALTIES, FILES, GOOD, true);
        assertEquals("GB18030", opened(FileKind.PENALTIES, file).encoding().name());
        List<String> outcomes = outcomes(FileKind.PENALTIES, file);
        assertEquals(
                List.of(
                        "published IN-401",
                        "published IN-402",
                        "held IN-301",
                        "held IN-302",
                        "held IN-303",
                        "held IN-304",
                        "held IN-306",
                        "IN-060 CF_XDR_LB",
                        "IN-061 CF_XDR_LB",
                        "IN-062 CF_XDR_SHXYM",
                        "IN-065 CF_CFLB",
                        "IN-066 CF_SY",
                        "IN-067 CF_SY",
                        "IN-068 CF_SY",
                        "IN-052 CF_XDR_SHXYM",
                        "IN-045 CF_JDRQ",
                        "IN-082 -",
                        "IN-049 CF_NR_FK",
                        "IN-048 CF_NR_FK",
                        "IN-053 CF_CFJG",
                        "IN-080 CF_CFJGDM",
                        "IN-040 CF_SY",
                        "IN-064 CF_XDR_LB"),
                without(outcomes, "published"));
        assertEquals(GOOD + 10, count(outcomes, "published"));
    }

    @Test
    void the_same_decision_stands_in_the_penalties_twice_unchanged_and_once_changed() throws IOException {
        List<Row.Penalty> penalties = rows(FileKind.PENALTIES, written(FileKind.PENALTIES, FILES, GOOD, true)).stream()
                .filter(Row.Penalty.class::isInstance)
                .map(Row.Penalty.class::cast)
                .toList();
        List<Row.Penalty> same = penalties.stream()
                .filter(row -> penalties.stream()
                                .filter(other -> other.decision().equals(row.decision()))
                                .count()
                        > 1)
                .toList();
        assertEquals(3, same.size());
        assertEquals(same.get(0).content(), same.get(1).content());
        assertFalse(same.get(0).content().equals(same.get(2).content()));
    }

    @Test
    void the_same_arguments_give_the_same_bytes_and_another_seed_gives_others() throws IOException {
        assertArrayEquals(
                written(FileKind.PENALTIES, FILES, GOOD, true), written(FileKind.PENALTIES, FILES, GOOD, true));
        var other = new DemoFiles(AUTHORITIES, TODAY, 2);
        assertFalse(java.util.Arrays.equals(
                written(FileKind.PENALTIES, FILES, GOOD, true), written(FileKind.PENALTIES, other, GOOD, true)));
    }

    @Test
    void without_dirt_there_are_only_good_rows_about_different_decisions() throws IOException {
        int rows = 3_000;
        for (FileKind kind : FileKind.values()) {
            byte[] file = written(kind, FILES, rows, false);
            List<Row> read = rows(kind, file);
            Set<Object> different = new LinkedHashSet<>();
            for (Row row : read)
                different.add(
                        switch (row) {
                            case Row.Registration registration -> registration.uscc();
                            case Row.Permit permit -> {
                                assertInstanceOf(Verdict.Classified.class, permit.verdict());
                                yield permit.decision();
                            }
                            case Row.Penalty penalty -> {
                                assertInstanceOf(Verdict.Classified.class, penalty.verdict());
                                yield penalty.decision();
                            }
                            default -> throw new AssertionError(row.toString());
                        });
            assertEquals(rows, different.size(), kind.name());
        }
    }

    @Test
    void everybody_is_invented() throws IOException {
        for (FileKind kind : FileKind.values()) {
            byte[] file = written(kind, FILES, GOOD, true);
            String text =
                    new String(file, kind == FileKind.PENALTIES ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
            var code = java.util.regex.Pattern.compile("\\b(?:91|92|11)[0-9A-Y]{16}\\b")
                    .matcher(text);
            while (code.find()) assertTrue(code.group().startsWith("999999", 2), code.group());
            var number = java.util.regex.Pattern.compile("(?<![0-9])[0-9]{17}[0-9X](?![0-9])")
                    .matcher(text);
            while (number.find()) assertTrue(number.group().contains("999999"), number.group());
        }
    }

    private static byte[] written(FileKind kind, DemoFiles files, int goodRows, boolean withDirt) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (kind) {
            case REGISTRATIONS -> files.registrations(out, goodRows, withDirt);
            case PERMITS -> files.permits(out, goodRows, withDirt);
            case PENALTIES -> files.penalties(out, goodRows, withDirt);
        }
        return out.toByteArray();
    }

    private static IntakeFile opened(FileKind kind, byte[] file) throws IOException {
        List<CatalogueItem> items = StandardCatalogue.items();
        Function<Uscc, List<CatalogueItem>> granted =
                decidedBy -> decidedBy.equals(DECIDES) || decidedBy.equals(ALSO_DECIDES) ? items : List.of();
        var rules = new ImportRules(TODAY, StandardCatalogue.editions(), granted);
        return assertInstanceOf(Opening.Opened.class, Intake.open(kind, () -> new ByteArrayInputStream(file), rules))
                .file();
    }

    private static List<Row> rows(FileKind kind, byte[] file) throws IOException {
        List<Row> rows = new ArrayList<>();
        opened(kind, file).read(rows::add);
        return rows;
    }

    private static List<String> outcomes(FileKind kind, byte[] file) throws IOException {
        return rows(kind, file).stream().map(DemoFilesTest::outcome).toList();
    }

    private static String outcome(Row row) {
        return switch (row) {
            case Row.Registration _ -> "registered";
            case Row.EndOfPermit _ -> "ended";
            case Row.Permit permit -> outcome(permit.verdict());
            case Row.Penalty penalty ->
                penalty.warnings().isEmpty()
                        ? outcome(penalty.verdict())
                        : outcome(penalty.verdict()) + " "
                                + penalty.warnings().getFirst().reason().code();
            case Row.Refused refused -> {
                assertEquals(1, refused.complaints().size(), refused.toString());
                var complaint = refused.complaints().getFirst();
                yield complaint.reason().code() + " " + complaint.column().orElse("-");
            }
        };
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Classified _ -> "published";
            case Verdict.Held held -> "held " + held.reason().code();
        };
    }

    private static List<String> without(List<String> outcomes, String usual) {
        return outcomes.stream().filter(outcome -> !outcome.equals(usual)).toList();
    }

    private static long count(List<String> outcomes, String usual) {
        return outcomes.stream().filter(usual::equals).count();
    }

    private static Uscc uscc(String seventeen) {
        return new Uscc(seventeen + Uscc.checkCharacter(seventeen));
    }
}
