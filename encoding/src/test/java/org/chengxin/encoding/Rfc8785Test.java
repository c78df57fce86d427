package org.chengxin.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The examples of RFC 8785 and of its reference implementation, as far as they lie in our subset. */
class Rfc8785Test {

    @Test
    void strings_are_written_as_in_section_3_2_2() {
        assertCanonical("{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", """
                {
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/"
                }""");
    }

    @Test
    void members_are_sorted_as_in_section_3_2_3() {
        assertCanonical(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
                        + "\"€\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }""");
    }

    @Test
    void no_language_has_a_say_in_the_order() {
        assertCanonical(
                "{\"peach\":\"This sorting order\",\"péché\":\"is wrong according to French\","
                        + "\"pêche\":\"but canonicalization MUST\",\"sin\":\"ignore locale\"}",
                """
                {
                  "peach": "This sorting order",
                  "péché": "is wrong according to French",
                  "pêche": "but canonicalization MUST",
                  "sin":   "ignore locale"
                }""");
    }

    @Test
    void nothing_is_normalised() {
        assertCanonical("{\"Unnormalized Unicode\":\"A\u030a\"}", "{\"Unnormalized Unicode\":\"A\\u030a\"}");
    }

    @Test
    void structures_are_sorted_at_every_level_and_arrays_at_none() {
        assertCanonical(
                "{\"\":\"empty\",\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],"
                        + "\"A\":{},\"a\":{}}",
                """
                {
                  "1": {"f": {"f":  "hi","F":  5} ,"\\n":  56},
                  "10": { },
                  "": "empty",
                  "a": { },
                  "111": [ {"e":  "yes","E":  "no" } ],
                  "A": { }
                }""");
    }

    @Test
    void strange_names_are_sorted_by_their_units() {
        assertCanonical(
                "{\"\\n\":\"Newline\",\"\\r\":\"Carriage Return\",\"1\":\"One\",\"</script>\":\"Browser Challenge\","
                        + "\"\u0080\":\"Control\u007f\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\ud83d\ude02\":\"Smiley\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\u000a": "Newline",
                  "1": "One",
                  "\\u0080": "Control\\u007f",
                  "\\ud83d\\ude02": "Smiley",
                  "\\u00f6": "Latin Small Letter O With Diaeresis",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "</script>": "Browser Challenge"
                }""");
    }

    @Test
    void minus_zero_is_written_as_zero() {
        assertCanonical("[0,0,-1,9007199254740991]", "[0, -0, -1, 9007199254740991]");
    }

    private static void assertCanonical(String canonical, String json) {
        byte[] written = Json.write(Json.read(json.getBytes(StandardCharsets.UTF_8)));
        assertEquals(canonical, new String(written, StandardCharsets.UTF_8));
        Json.requireCanonical(written);
    }
}
