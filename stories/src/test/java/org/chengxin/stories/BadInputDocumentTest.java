package org.chengxin.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of bad input names tests that exist. */
class BadInputDocumentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void every_row_names_tests_that_exist() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int rows = 0;
        for (String line : Files.readAllLines(ROOT.resolve("docs/bad-input.md"))) {
            if (!line.startsWith("| ") || line.startsWith("| input ")) continue;
            rows++;
            Matcher named = NAMED.matcher(line);
            assertTrue(named.find(), "no test: " + line);
            do {
                String source = sources.getOrDefault(named.group(1), "");
                if (!source.contains("void " + named.group(2) + "(")) missing.add(named.group());
            } while (named.find());
        }
        assertEquals(List.of(), missing);
        assertTrue(rows > 20, rows + " rows");
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().contains("/src/test/java/"))
                    .filter(path -> path.toString().endsWith("Test.java"))
                    .toList())
                sources.merge(
                        file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
        }
        return sources;
    }
}
