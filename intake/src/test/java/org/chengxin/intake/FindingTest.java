package org.chengxin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about files is documented, in two languages, under codes of its own. */
class FindingTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");

    private static final List<Finding> ALL = all();

    private static List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        all.addAll(List.of(IntakeReason.values()));
        all.addAll(List.of(HoldReason.values()));
        all.addAll(List.of(WarningReason.values()));
        return all;
    }

    @Test
    void every_finding_is_documented_as_it_is_said_in_the_order_of_its_code() throws IOException {
        List<String> documented = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| IN-"))
                .toList();
        assertEquals(ALL.stream().map(FindingTest::documented).toList(), documented);
    }

    private static String documented(Finding finding) {
        return "| " + finding.code() + " | " + ((Enum<?>) finding).name() + " | " + finding.sentenceEn() + " | "
                + finding.remedyEn() + " |";
    }

    @Test
    void no_code_is_used_twice_and_all_are_in_order() {
        List<String> codes = ALL.stream().map(Finding::code).toList();
        assertEquals(codes.stream().distinct().sorted().toList(), codes);
        for (String code : codes) assertTrue(code.matches("IN-[0-9]{3}"), code);
    }

    @Test
    void every_sentence_is_a_whole_one_in_its_language() {
        for (Finding finding : ALL) {
            for (String chinese : List.of(finding.sentenceZh(), finding.remedyZh()))
                assertTrue(chinese.endsWith("。") && chinese.codePoints().anyMatch(FindingTest::isHan), finding.code());
            for (String english : List.of(finding.sentenceEn(), finding.remedyEn()))
                assertTrue(english.matches("[A-Z].*\\."), finding.code());
        }
    }

    private static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }
}
