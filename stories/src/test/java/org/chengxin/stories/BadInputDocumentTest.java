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
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of bad input names tests that exist, and in each row a test whose class asserts the codes of the row. */
class BadInputDocumentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,3}-\\d{3}\\b");
    private static final Pattern RANGE = Pattern.compile("(" + CODE + ") to (" + CODE + ")");
    private static final Pattern LISTED = Pattern.compile("^\\| (" + CODE + ") \\| ([A-Z0-9_]+) \\|");
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

    @Test
    void every_code_stands_in_a_class_that_its_row_names() throws IOException {
        Map<String, String> sources = sources();
        SortedMap<String, String> names = names();
        List<String> silent = new ArrayList<>();
        int codes = 0;
        for (String line : Files.readAllLines(ROOT.resolve("docs/bad-input.md"))) {
            if (!line.startsWith("| ") || line.startsWith("| input ")) continue;
            String answer = line.split("\\|", -1)[2];
            String classes = NAMED.matcher(line)
                    .results()
                    .map(named -> sources.getOrDefault(named.group(1), ""))
                    .collect(Collectors.joining());
            for (String code : codes(answer, names.keySet())) {
                codes++;
                String name = names.getOrDefault(code, code);
                if (!Pattern.compile("\\b(" + code + "|" + name + ")\\b")
                        .matcher(classes)
                        .find()) silent.add(code + " of" + answer);
            }
        }
        assertEquals(List.of(), silent);
        assertTrue(codes > 50, codes + " codes");
    }

    /** The codes in an answer; of "A to B" all that exist from A to B. */
    private static NavigableSet<String> codes(String answer, Set<String> known) {
        NavigableSet<String> codes = new TreeSet<>();
        CODE.matcher(answer).results().forEach(found -> codes.add(found.group()));
        RANGE.matcher(answer).results().forEach(range -> known.stream()
                .filter(code -> code.compareTo(range.group(1)) >= 0 && code.compareTo(range.group(2)) <= 0)
                .forEach(codes::add));
        return codes;
    }

    /** The names of the constants by their codes, as the list of errors has them. */
    private static SortedMap<String, String> names() throws IOException {
        SortedMap<String, String> names = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/errors.md"))) {
            Matcher row = LISTED.matcher(line);
            if (row.find()) names.put(row.group(1), row.group(2));
        }
        return names;
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
