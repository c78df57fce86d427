package org.chengxin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chengxin.sdk.SdkReason;
import org.junit.jupiter.api.Test;

class DocumentedCodesTest {

    private static final Path ERRORS = Path.of("..", "docs", "errors.md");

    @Test
    void the_documented_codes_of_the_sdk_are_those_of_the_program() throws IOException {
        assertEquals(
                Arrays.stream(SdkReason.values())
                        .map(reason -> "| " + reason.code() + " | " + reason.name() + " | " + reason.sentence() + " |")
                        .toList(),
                lines("| SDK-"));
    }

    @Test
    void the_documented_ends_of_commands_are_those_of_the_program() throws IOException {
        assertEquals(
                Arrays.stream(ExitCode.values())
                        .map(code -> "| " + code.number() + " | " + code.name() + " |")
                        .toList(),
                Files.readAllLines(ERRORS).stream()
                        .filter(line -> line.matches("\\| [0-9] \\| [A-Z_]+ \\|.*"))
                        .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 2) + 1) + 1))
                        .toList());
    }

    private static List<String> lines(String start) throws IOException {
        return Files.readAllLines(ERRORS).stream()
                .filter(line -> line.startsWith(start))
                .toList();
    }
}
