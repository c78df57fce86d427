package org.chengxin.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengxin.cli.CommandRun;
import org.chengxin.cli.TestCityServer;
import org.chengxin.cli.TestData;
import org.chengxin.encoding.Beijing;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A city, a data directory with keys of its authorities, and files to import. */
abstract class ImportBench {

    static final Uscc PUBLISHER = TestGenesis.PUBLISHER.organisation();
    static final LocalDate RECENTLY = Beijing.dateAt(System.currentTimeMillis()).minusDays(40);

    final TestCityServer server = new TestCityServer();

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void keys() {
        for (TestKey key : List.of(TestGenesis.REGISTRAR, TestGenesis.PUBLISHER, TestGenesis.OTHER_PUBLISHER))
            TestData.keep(folder, key);
    }

    @AfterEach
    void close() {
        server.close();
    }

    static void assertLine(int code, String part, CommandRun run) {
        assertEquals(code, run.code(), run.err());
        String first = run.err().lines().findFirst().orElse("");
        assertTrue(first.startsWith("chengxin: ") && first.contains(part), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    CommandRun run(String kind, Path file, String... more) {
        String[] arguments = new String[7 + more.length];
        String[] first = {"import", kind, file.toString(), "--url", server.url(), "--data", folder.toString()};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return CommandRun.of(arguments);
    }

    Path registrations(String... rows) throws IOException {
        return write("registrations.csv", "统一社会信用代码,企业名称,成立日期,省市,区\n" + String.join("\n", rows) + "\n");
    }

    Path permits(String... rows) throws IOException {
        String header =
                "XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_FRDB,XK_XKWS,XK_WSH,XK_XKLB,XK_XKBH,XK_NR,XK_JDRQ,XK_YXQZI,"
                        + "XK_XKJG,XK_XKJGDM,XK_ZT";
        return write("permits.csv", header + "\n" + String.join("\n", rows) + "\n");
    }

    Path penalties(String... rows) throws IOException {
        String header = "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,"
                + "CF_JDRQ,CF_GSJZQ,CF_CFJG,CF_CFJGDM";
        return write("penalties.csv", header + "\n" + String.join("\n", rows) + "\n");
    }

    static String permit(String number, String status, String text) {
        return String.join(
                ",",
                "示例青禾有限公司",
                "法人及非法人组织",
                company(1),
                "示例甲",
                "食品经营许可决定书",
                number,
                "普通",
                "SL1",
                text,
                RECENTLY.toString(),
                "2099-12-31",
                "示例市城市管理局",
                PUBLISHER.text(),
                status);
    }

    static String penalty(String number, String kind, String facts) {
        return String.join(
                ",",
                "示例青禾有限公司",
                "法人及非法人组织",
                company(1),
                "示例甲",
                number,
                "违规操作",
                facts,
                "《示例条例》第二条",
                kind,
                "依法处理",
                "",
                RECENTLY.toString(),
                "",
                "示例市城市管理局",
                PUBLISHER.text());
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static String company(int number) {
        return ExampleCity.company(100 + number).text();
    }

    static String soleTrader() {
        String body = "92999999000000001";
        return body + Uscc.checkCharacter(body);
    }

    static Object member(Map<?, ?> members, String name) {
        return Objects.requireNonNull(members.get(name));
    }
}
