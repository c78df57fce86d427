package org.chengxin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.cli.Chengxin;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator may choose is what the help and the documents say. */
class SettingsTest {

    private static final Path HOW_TO = Path.of("..", "docs", "how-to", "configure-a-node.md");

    @TempDir
    private Path folder;

    @Test
    void the_help_of_up_lists_every_setting_with_its_meaning_and_what_holds_without_it() {
        CommandLine up =
                Objects.requireNonNull(Chengxin.commands().getSubcommands().get("up"));
        String help = unspaced(up.getUsageMessage(CommandLine.Help.Ansi.OFF));
        for (Setting setting : Setting.values()) {
            String standard = setting.standard().isEmpty() ? "" : "(" + setting.standard() + ")";
            String line = setting.key() + unspaced(setting.meaning() + standard);
            assertTrue(help.contains(line), line);
        }
    }

    @Test
    void the_configuration_in_the_how_to_is_read() throws IOException {
        String page = Files.readString(HOW_TO);
        int start = page.indexOf("# chengxin.properties");
        Path file = Files.writeString(
                folder.resolve(Settings.FILE_NAME), page.substring(start, page.indexOf("```", start)));
        Settings settings =
                Settings.read(Optional.of(file), Map.of("CHENGXIN_PORT", "9443"), Map.of(Setting.ADDRESS, "::"));
        assertEquals("https://credit.example", settings.text(Setting.PUBLIC_URL));
        assertEquals(9443, settings.number(Setting.PORT, 0, 65_535), "the environment wins over the file");
        assertEquals("::", settings.text(Setting.ADDRESS), "the command line wins over all");
        assertEquals(
                LocalDate.of(2018, 1, 1),
                office(settings, ExampleCity.MARKET_REGULATOR.uscc()).established());
    }

    @Test
    void an_authority_is_named_with_its_code_its_name_and_its_date_of_establishment() {
        String uscc = ExampleCity.OPERATOR.uscc().text();
        Settings named = Settings.of(Map.of("city.operator", uscc + " 示例市数据局 2019-05-06"));
        assertEquals("示例市数据局", office(named, ExampleCity.OPERATOR.uscc()).name());
        assertTrue(Setting.CITY_OPERATOR.meaning().contains("date of establishment"));
        for (String less : new String[] {uscc, uscc + " 示例市数据局", uscc + " 示例市数据局 2019"})
            assertEquals(
                    "UP-002",
                    assertThrows(CannotStart.class, () -> plan(Settings.of(Map.of("city.operator", less))))
                            .code());
    }

    private static CityPlan.Office office(Settings settings, Uscc uscc) {
        return Objects.requireNonNull(plan(settings).authorities().get(uscc));
    }

    private static CityPlan plan(Settings settings) {
        return CityPlan.of(settings, 0, 0);
    }

    /** Lines are broken where the help is wide enough, words too. */
    private static String unspaced(String text) {
        return text.replaceAll("\\s", "");
    }
}
