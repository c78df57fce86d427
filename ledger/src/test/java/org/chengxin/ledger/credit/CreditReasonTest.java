package org.chengxin.ledger.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditReasonTest {

    @Test
    void the_documented_reasons_are_those_that_exist() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/errors.md"));
        List<String> documented = lines.stream()
                .dropWhile(line -> !line.startsWith("## CR"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| CR-"))
                .toList();
        List<String> existing = Arrays.stream(CreditReason.values())
                .map(reason -> "| " + reason.code() + " | " + reason.name() + " | " + reason.sentence() + " | "
                        + (reason.mayPassLater() ? "yes" : "no") + " |")
                .toList();
        assertEquals(existing, documented);
    }

    @Test
    void codes_rise_so_that_none_is_twice() {
        List<String> codes =
                Arrays.stream(CreditReason.values()).map(CreditReason::code).toList();
        assertEquals(codes.stream().sorted().distinct().toList(), codes);
    }
}
