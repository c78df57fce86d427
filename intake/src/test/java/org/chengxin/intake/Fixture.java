package org.chengxin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.ledger.governance.CatalogueItem;
import org.chengxin.ledger.governance.ItemId;

/** Files of one good row, in which a test spoils what it is about. All parties are invented, in the area 999999. */
final class Fixture {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String AUTHORITY = uscc("11999999MB0000001");
    static final String ANOTHER_AUTHORITY = uscc("11999999MB0000002");
    static final String COMPANY = uscc("91999999MA0000001");
    static final String SOLE_TRADER = uscc("92999999MA0000001");
    static final String CITIZEN_NUMBER = citizen("99999919900101001");

    static final ImportRules RULES = rules(StandardCatalogue.PENALTY, StandardCatalogue.ORDINARY_PERMIT);

    private final FileKind kind;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Fixture(FileKind kind) {
        this.kind = kind;
    }

    /** The rules under which one authority may use these items. */
    static ImportRules rules(ItemId... items) {
        List<CatalogueItem> granted = StandardCatalogue.items().stream()
                .filter(item -> List.of(items).contains(item.id()))
                .toList();
        Function<Uscc, List<CatalogueItem>> forAuthority =
                authority -> authority.text().equals(AUTHORITY) ? granted : List.of();
        return new ImportRules(TODAY, StandardCatalogue.editions(), forAuthority);
    }

    static Fixture registration() {
        return new Fixture(FileKind.REGISTRATIONS)
                .with("统一社会信用代码", COMPANY)
                .with("企业名称", "示例贸易有限公司")
                .with("成立日期", "2020-01-03")
                .with("省市", "示例市")
                .with("区", "东区");
    }

    static Fixture permit() {
        Fixture fixture = new Fixture(FileKind.PERMITS);
        for (PermitColumn column : PermitColumn.values()) fixture.with(column, "");
        return fixture.with(PermitColumn.XK_XDR_MC, "示例食品有限公司")
                .with(PermitColumn.XK_XDR_LB, "法人及非法人组织")
                .with(PermitColumn.XK_XDR_SHXYM, COMPANY)
                .with(PermitColumn.XK_FRDB, "示某某")
                .with(PermitColumn.XK_XKWS, "食品经营许可决定书")
                .with(PermitColumn.XK_WSH, "示市监许〔2026〕1号")
                .with(PermitColumn.XK_XKLB, "普通")
                .with(PermitColumn.XK_XKZS, "食品经营许可证")
                .with(PermitColumn.XK_XKBH, "JY19999990000001")
                .with(PermitColumn.XK_NR, "预包装食品销售")
                .with(PermitColumn.XK_JDRQ, "2026-06-01")
                .with(PermitColumn.XK_YXQZ, "2026-06-01")
                .with(PermitColumn.XK_YXQZI, "2029-05-31")
                .with(PermitColumn.XK_XKJG, "示例市市场监督管理局")
                .with(PermitColumn.XK_XKJGDM, AUTHORITY)
                .with(PermitColumn.XK_ZT, "1")
                .with(PermitColumn.XK_LYDW, "示例市市场监督管理局")
                .with(PermitColumn.XK_LYDWDM, AUTHORITY);
    }

    static Fixture penalty() {
        Fixture fixture = new Fixture(FileKind.PENALTIES);
        for (PenaltyColumn column : PenaltyColumn.values()) fixture.with(column, "");
        return fixture.with(PenaltyColumn.CF_XDR_MC, "示例食品有限公司")
                .with(PenaltyColumn.CF_XDR_LB, "法人及非法人组织")
                .with(PenaltyColumn.CF_XDR_SHXYM, COMPANY)
                .with(PenaltyColumn.CF_FRDB, "示某某")
                .with(PenaltyColumn.CF_WSH, "示市监罚〔2026〕1号")
                .with(PenaltyColumn.CF_WFXW, "经营超过保质期的食品")
                .with(PenaltyColumn.CF_SY, "检查中发现货架上有超过保质期的食品")
                .with(PenaltyColumn.CF_YJ, "《中华人民共和国食品安全法》第一百二十四条")
                .with(PenaltyColumn.CF_CFLB, "没收违法所得、没收非法财物")
                .with(PenaltyColumn.CF_NR, "没收违法所得")
                .with(PenaltyColumn.CF_NR_WFFF, "0.05")
                .with(PenaltyColumn.CF_JDRQ, "2026-06-01")
                .with(PenaltyColumn.CF_CFJG, "示例市市场监督管理局")
                .with(PenaltyColumn.CF_CFJGDM, AUTHORITY)
                .with(PenaltyColumn.CF_SJLY, "示例市市场监督管理局")
                .with(PenaltyColumn.CF_SJLYDM, AUTHORITY);
    }

    Fixture with(Column column, String value) {
        return with(column.header(), value);
    }

    Fixture with(String column, String value) {
        values.put(column, value);
        return this;
    }

    Fixture without(Column column) {
        values.remove(column.header());
        return this;
    }

    /** Header and row. */
    String csv() {
        return String.join(",", values.keySet()) + "\r\n" + line() + "\r\n";
    }

    /** The row alone. */
    String line() {
        return String.join(",", values.values().stream().map(Fixture::quoted).toList());
    }

    /** What the row is read as. */
    Row row() {
        return row(RULES);
    }

    Row row(ImportRules rules) {
        List<Row> rows = rows(kind, csv().getBytes(StandardCharsets.UTF_8), rules);
        assertEquals(1, rows.size());
        return rows.getFirst();
    }

    <R extends Row> R row(Class<R> type) {
        return assertInstanceOf(type, row());
    }

    /** That the row is refused for this one reason. */
    void assertRefused(Column column, IntakeReason reason) {
        assertRefused(column.header(), reason, RULES);
    }

    void assertRefused(String column, IntakeReason reason, ImportRules rules) {
        Row.Refused refused = assertInstanceOf(Row.Refused.class, row(rules));
        assertEquals(
                List.of(column + " " + reason),
                refused.complaints().stream()
                        .map(complaint -> complaint.column().orElse("-") + " " + complaint.reason())
                        .toList());
        assertEquals(2, refused.complaints().getFirst().line());
    }

    static List<Row> rows(FileKind kind, byte[] file, ImportRules rules) {
        List<Row> rows = new ArrayList<>();
        try {
            assertInstanceOf(Opening.Opened.class, open(kind, file, rules))
                    .file()
                    .read(rows::add);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return rows;
    }

    static Opening open(FileKind kind, byte[] file, ImportRules rules) throws IOException {
        return Intake.open(kind, () -> new ByteArrayInputStream(file), rules);
    }

    /** That a file is refused as a whole. */
    static void assertFileRefused(FileKind kind, byte[] file, long line, String column, IntakeReason reason) {
        try {
            Opening.Refused refused = assertInstanceOf(Opening.Refused.class, open(kind, file, RULES));
            assertEquals(
                    line + " " + column + " " + reason,
                    refused.complaint().line() + " "
                            + refused.complaint().column().orElse("-") + " "
                            + refused.complaint().reason());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] bytes(String text, Charset encoding) {
        return text.getBytes(encoding);
    }

    static String uscc(String seventeen) {
        return seventeen + Uscc.checkCharacter(seventeen);
    }

    /** A citizen number with the check of GB 11643-1999. */
    static String citizen(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += (seventeen.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static String quoted(String value) {
        boolean plain = value.indexOf(',') < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0;
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
