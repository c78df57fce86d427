package org.chengxin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.governance.GovernanceReason;
import org.chengxin.ledger.identity.IdentityReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class ReasonsTest {

    static final List<Arguments> SECTIONS = List.of(
            Arguments.of("TX", AdmissionReason.values()),
            Arguments.of("GOV", GovernanceReason.values()),
            Arguments.of("ID", IdentityReason.values()),
            Arguments.of("CR", CreditReason.values()));

    @ParameterizedTest
    @FieldSource("SECTIONS")
    void the_documented_reasons_are_those_that_exist(String section, Reason[] reasons) throws IOException {
        List<String> documented;
        try (Stream<String> lines = Files.lines(Path.of("../docs/errors.md"))) {
            documented =
                    lines.filter(line -> line.startsWith("| " + section + "-")).toList();
        }
        assertEquals(Arrays.stream(reasons).map(ReasonsTest::row).toList(), documented);
    }

    @ParameterizedTest
    @FieldSource("SECTIONS")
    void codes_are_of_their_section_and_rise_so_that_none_is_twice(String section, Reason[] reasons) {
        var codes = Arrays.stream(reasons).map(Reason::code).toList();
        assertEquals(codes.stream().sorted().distinct().toList(), codes);
        assertEquals(
                List.of(),
                codes.stream()
                        .filter(code -> !code.matches(section + "-\\d{3}"))
                        .toList());
    }

    private static String row(Reason reason) {
        return "| " + reason.code() + " | " + ((Enum<?>) reason).name() + " | " + reason.sentence() + " | "
                + (reason.mayPassLater() ? "yes" : "no") + " |";
    }
}
