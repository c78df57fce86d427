package org.chengxin.intake;

import static org.chengxin.intake.Fixture.RULES;
import static org.chengxin.intake.Fixture.assertFileRefused;
import static org.chengxin.intake.IntakeReason.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is refused before a single row is read, and what is read however it is written. */
class FileTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String FILE = Fixture.registration().csv();
    private static final FileKind KIND = FileKind.REGISTRATIONS;

    @Test
    void utf8_with_and_without_mark_and_gb18030_give_the_same_rows() throws IOException {
        List<Row> rows = Fixture.rows(KIND, utf8(FILE), RULES);
        assertEquals(
                "示例贸易有限公司",
                assertInstanceOf(Row.Registration.class, rows.getFirst()).name());
        assertEquals(rows, Fixture.rows(KIND, utf8('\ufeff' + FILE), RULES));
        assertEquals(rows, Fixture.rows(KIND, FILE.getBytes(GB18030), RULES));
        assertEquals(StandardCharsets.UTF_8, opened(utf8('\ufeff' + FILE)).encoding());
        assertEquals(GB18030, opened(FILE.getBytes(GB18030)).encoding());
    }

    @Test
    void rare_characters_survive_in_both_encodings() {
        String file = Fixture.registration().with("企业名称", "示例𠮷㐀贸易有限公司").csv();
        assertEquals(Fixture.rows(KIND, utf8(file), RULES), Fixture.rows(KIND, file.getBytes(GB18030), RULES));
    }

    @Test
    void all_line_ends_are_known_and_rows_without_anything_in_them_are_passed_over() throws IOException {
        String line = Fixture.registration().line();
        for (String end : List.of("\n", "\r\n", "\r")) {
            String file = "统一社会信用代码,企业名称,成立日期,省市,区" + end + line + end + end + ",,,," + end + "\"\", ,,," + end + line;
            List<Row> rows = Fixture.rows(KIND, utf8(file), RULES);
            assertEquals(List.of(2L, 6L), rows.stream().map(Row::line).toList());
            assertEquals(2, opened(utf8(file)).rows());
        }
    }

    @Test
    void a_row_with_a_comma_or_a_quote_for_a_value_is_not_empty() throws IOException {
        for (String odd : List.of("\",\",,,,", "\"\"\"\",,,,", " \",,,,", ",,,,\" , \"")) {
            String file = FILE + odd + "\n" + Fixture.registration().line() + "\n";
            assertEquals(3, opened(utf8(file)).rows(), odd);
            List<Row> rows = Fixture.rows(KIND, utf8(file), RULES);
            assertEquals(3, rows.size(), odd);
            assertInstanceOf(Row.Refused.class, rows.get(1), odd);
        }
    }

    @Test
    void a_row_is_counted_by_the_line_on_which_it_begins() {
        String file = FILE + "\"" + Fixture.COMPANY + "\",\"示例\n\n有限公司\",2020-01-03,,\r\n"
                + Fixture.registration().line();
        List<Row> rows = Fixture.rows(KIND, utf8(file), RULES);
        assertEquals(List.of(2L, 3L, 6L), rows.stream().map(Row::line).toList());
        assertEquals(
                "示例 有限公司", assertInstanceOf(Row.Registration.class, rows.get(1)).name());
    }

    @Test
    void an_empty_file_is_refused() {
        for (String empty : List.of("", "\ufeff", "\n", "\r\n\r\n", "  \t \n", ",,,,\n,,,,\n", "\"\""))
            assertFileRefused(KIND, utf8(empty), 0, "-", FILE_MUST_NOT_BE_EMPTY);
    }

    @Test
    void a_header_alone_is_refused() {
        assertFileRefused(KIND, utf8(FILE.lines().findFirst().orElseThrow()), 0, "-", FILE_MUST_HAVE_ROWS);
        assertFileRefused(
                KIND, utf8(FILE.lines().findFirst().orElseThrow() + "\n\n,,,,\n"), 0, "-", FILE_MUST_HAVE_ROWS);
    }

    @Test
    void a_spreadsheet_or_archive_is_refused_as_such() {
        byte[] zip = {'P', 'K', 3, 4, 20, 0, 6, 0};
        byte[] ole = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        assertFileRefused(KIND, zip, 0, "-", FILE_MUST_BE_CSV);
        assertFileRefused(KIND, ole, 0, "-", FILE_MUST_BE_CSV);
    }

    @Test
    void a_binary_file_is_refused_where_it_stops_being_text() {
        assertFileRefused(
                KIND, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 2, "-", FILE_MUST_BE_TEXT);
        assertFileRefused(KIND, new byte[] {0}, 1, "-", FILE_MUST_BE_TEXT);
        assertFileRefused(KIND, utf8(FILE + "\u0000"), 3, "-", FILE_MUST_BE_TEXT);
        assertFileRefused(KIND, utf8(FILE + FILE + "\u007f"), 5, "-", FILE_MUST_BE_TEXT);
        assertFileRefused(KIND, utf8(FILE + "\"\u0001\""), 3, "-", FILE_MUST_BE_TEXT);
    }

    @Test
    void other_encodings_are_refused() {
        assertFileRefused(KIND, FILE.getBytes(StandardCharsets.UTF_16), 0, "-", ENCODING_MUST_BE_KNOWN);
        assertFileRefused(KIND, FILE.getBytes(StandardCharsets.UTF_16LE), 1, "-", FILE_MUST_BE_TEXT);
        byte[] neither = FILE.getBytes(GB18030);
        neither[neither.length - 6] = (byte) 0xff;
        assertFileRefused(KIND, neither, 2, "-", ENCODING_MUST_BE_KNOWN);
    }

    @Test
    void damaged_utf8_is_not_taken_for_another_encoding() {
        String two = FILE + Fixture.registration().line() + "\n";
        byte[] damaged = utf8(two);
        int at = damaged.length - 5;
        assertTrue(damaged[at] < 0, "a byte of a Chinese character");
        damaged[at] = ' ';
        assertFileRefused(KIND, damaged, 3, "-", ENCODING_MUST_BE_INTACT);
        byte[] marked = utf8("\ufeffa,b\nc");
        assertFileRefused(
                KIND,
                concat(marked, new byte[] {(byte) 0xca, (byte) 0xbe, (byte) 0xc0}),
                2,
                "-",
                ENCODING_MUST_BE_INTACT);
    }

    @Test
    void a_file_cut_anywhere_in_its_last_row_does_nothing() throws IOException {
        for (Charset encoding : List.of(StandardCharsets.UTF_8, GB18030)) {
            byte[] whole = (FILE + Fixture.registration().line()).getBytes(encoding);
            int header = FILE.getBytes(encoding).length;
            int lastComma = lastIndexOf(whole, (byte) ',');
            for (int length = header + 1; length <= lastComma; length++) {
                Opening opening = Fixture.open(KIND, Arrays.copyOf(whole, length), RULES);
                IntakeReason reason = assertInstanceOf(Opening.Refused.class, opening, "cut to " + length)
                        .complaint()
                        .reason();
                assertEquals(FILE_MUST_BE_WHOLE, reason, encoding + " cut to " + length);
            }
        }
    }

    @Test
    void a_file_cut_inside_quotes_is_refused_where_they_opened() {
        assertFileRefused(KIND, utf8(FILE + "\"91\n\n\n"), 3, "-", FILE_MUST_BE_WHOLE);
        assertFileRefused(KIND, utf8(FILE + "\""), 3, "-", FILE_MUST_BE_WHOLE);
    }

    @Test
    void a_file_cut_inside_a_character_is_refused() {
        byte[] utf8 = utf8(FILE + Fixture.registration().line());
        assertFileRefused(KIND, Arrays.copyOf(utf8, utf8.length - 1), 3, "-", FILE_MUST_BE_WHOLE);
        byte[] gb18030 = (FILE + Fixture.registration().line()).getBytes(GB18030);
        assertFileRefused(KIND, Arrays.copyOf(gb18030, gb18030.length - 1), 3, "-", FILE_MUST_BE_WHOLE);
    }

    @Test
    void characters_behind_a_closing_quote_are_refused() {
        assertFileRefused(KIND, utf8(FILE + "\"91\"x,,,,\n"), 3, "-", QUOTES_MUST_END_A_VALUE);
        assertFileRefused(KIND, utf8(FILE + "\"91\" ,,,,\n"), 3, "-", QUOTES_MUST_END_A_VALUE);
    }

    @Test
    void quotes_inside_a_plain_value_are_part_of_it() {
        String file = FILE.replace("示例贸易有限公司", "示例\"贸易\"有限公司");
        assertEquals(
                "示例\"贸易\"有限公司",
                assertInstanceOf(
                                Row.Registration.class,
                                Fixture.rows(KIND, utf8(file), RULES).getFirst())
                        .name());
    }

    @Test
    void an_endless_line_is_refused() {
        String endless = "\"" + "x\n".repeat(FileLimits.ROW_MAX_BYTES / 2) + "\"";
        assertFileRefused(KIND, utf8(FILE + endless), 3, "-", ROW_MUST_FIT);
        assertFileRefused(KIND, utf8("x".repeat(FileLimits.ROW_MAX_BYTES + 1)), 1, "-", ROW_MUST_FIT);
        assertFileRefused(KIND, utf8("x".repeat(FileLimits.ROW_MAX_BYTES)), 1, "#1", COLUMN_MUST_BE_KNOWN);
    }

    @Test
    void a_header_must_have_the_columns_of_the_template_once() {
        assertFileRefused(
                FileKind.PERMITS,
                utf8(Fixture.permit().without(PermitColumn.XK_ZT).csv()),
                1,
                "XK_ZT",
                COLUMN_MUST_BE_PRESENT);
        assertFileRefused(
                FileKind.PENALTIES,
                utf8(Fixture.penalty().without(PenaltyColumn.CF_FRDB).csv()),
                1,
                "CF_FRDB",
                COLUMN_MUST_BE_PRESENT);
        assertFileRefused(FileKind.PENALTIES, utf8(Fixture.permit().csv()), 1, "#1", COLUMN_MUST_BE_KNOWN);
        assertFileRefused(
                FileKind.PERMITS,
                utf8(Fixture.permit().with("XK_XXX", "").csv()),
                1,
                "#" + (PermitColumn.values().length + 1),
                COLUMN_MUST_BE_KNOWN);
        assertFileRefused(
                FileKind.PERMITS, utf8(Fixture.permit().with(" xk_zt", "").csv()), 1, "XK_ZT", COLUMN_MUST_BE_UNIQUE);
        assertFileRefused(
                KIND,
                utf8(Fixture.registration().line() + "\n"
                        + Fixture.registration().line()),
                1,
                "#1",
                COLUMN_MUST_BE_KNOWN);
        assertFileRefused(KIND, utf8("统一社会信用代码;企业名称;成立日期;省市;区\n1;2;3;4;5"), 1, "#1", COLUMN_MUST_BE_KNOWN);
    }

    @Test
    void columns_may_stand_in_any_order_and_small_letters() {
        String file = "区, 成立日期 ,企业名称,统一社会信用代码\n东区,2020-01-03,示例贸易有限公司," + Fixture.COMPANY;
        assertEquals(
                "示例贸易有限公司",
                assertInstanceOf(
                                Row.Registration.class,
                                Fixture.rows(KIND, utf8(file), RULES).getFirst())
                        .name());
        String permits = Fixture.permit().csv();
        int end = permits.indexOf('\r');
        String small = permits.substring(0, end).toLowerCase(java.util.Locale.ROOT) + permits.substring(end);
        assertInstanceOf(
                Row.Permit.class,
                Fixture.rows(FileKind.PERMITS, utf8(small), RULES).getFirst());
    }

    @Test
    void a_row_with_too_few_or_too_many_values_is_refused_and_the_next_is_read() {
        String good = Fixture.registration().line();
        List<Row> rows = Fixture.rows(KIND, utf8(FILE + "a,b\n" + good + ",x\n" + good), RULES);
        assertEquals(
                List.of(ROW_MUST_HAVE_ALL_VALUES, ROW_MUST_HAVE_NO_OTHER_VALUES),
                rows.subList(1, 3).stream()
                        .map(row -> assertInstanceOf(Row.Refused.class, row)
                                .complaints()
                                .getFirst()
                                .reason())
                        .toList());
        assertInstanceOf(Row.Registration.class, rows.get(3));
    }

    @Test
    void a_source_that_changes_between_the_readings_is_noticed() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        ByteSource changing = () -> new ByteArrayInputStream(opened.incrementAndGet() < 3 ? utf8(FILE) : utf8("\"x"));
        Opening opening = Intake.open(KIND, changing, RULES);
        IntakeFile file = assertInstanceOf(Opening.Opened.class, opening).file();
        assertThrows(IOException.class, () -> file.read(row -> {}));
    }

    private static IntakeFile opened(byte[] file) throws IOException {
        return assertInstanceOf(Opening.Opened.class, Fixture.open(KIND, file, RULES))
                .file();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    private static int lastIndexOf(byte[] bytes, byte wanted) {
        int i = bytes.length - 1;
        while (bytes[i] != wanted) i--;
        return i;
    }
}
