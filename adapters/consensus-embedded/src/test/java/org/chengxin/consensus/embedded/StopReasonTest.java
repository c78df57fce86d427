package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StopReasonTest {

    @Test
    void the_documented_codes_are_those_of_the_engine() throws IOException {
        Path errors = Path.of(System.getProperty("user.dir")).resolve("../../docs/errors.md");
        List<String> documented = Files.readAllLines(errors).stream()
                .filter(line -> line.startsWith("| CE-"))
                .toList();
        List<String> reasons = Stream.of(StopReason.values())
                .map(reason -> "| %s | %s | %s | %s |"
                        .formatted(reason.code(), reason.name(), reason.sentence(), reason.remedy()))
                .toList();
        assertEquals(reasons, documented);
    }
}
