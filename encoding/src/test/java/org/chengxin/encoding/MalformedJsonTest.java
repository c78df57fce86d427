package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chengxin.encoding.MalformedException.Fault;
import org.junit.jupiter.api.Test;

/** JSON in the manner of JSONTestSuite: for every case the exact fault, in any JSON and in canonical JSON. */
class MalformedJsonTest {

    @Test
    void structure_that_is_not_json_is_refused_in_both_readings() {
        for (String text : List.of(
                "",
                "{",
                "[",
                "}",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[,]",
                "[1,,2]",
                "[1:2]",
                "[1}",
                "{]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\",\"b\"}",
                "{\"a\"::1}",
                "{\"a\":1,,\"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{true:1}",
                "{\"a\":1\"b\":2}",
                "\"",
                "\"a",
                "\"a\\",
                "\"a\\\"",
                "'a'",
                "\\u0022a\\u0022",
                "a",
                "*",
                "&",
                "#",
                "tru",
                "truE",
                "True",
                "fals",
                "nul",
                "nulL",
                "NaN",
                "Infinity",
                "-Infinity",
                "undefined",
                "/**/1",
                "//1\n1",
                "<a/>",
                "\u0000",
                "\ufeff1",
                "[\u00a01]",
                "[\u2060]",
                "[\f1]",
                "[\u000b1]")) {
            assertFault(SYNTAX, SYNTAX, text);
        }
    }

    @Test
    void numbers_that_are_not_json_are_refused_in_both_readings() {
        for (String text : List.of(
                "-", "+1", "--1", "-+1", "01", "-01", "00", "-00", "1.", "-1.", ".1", "-.1", "1.e1", "1e", "1e+", "1E-",
                "1.0e", "1eE2", "-a", "0x1", "1_0", "1a", "٣")) assertFault(SYNTAX, SYNTAX, '[' + text + ']');
    }

    @Test
    void fractions_exponents_and_integers_beyond_two_to_the_53_are_refused_in_both_readings() {
        for (String text : List.of(
                "1.0",
                "-0.0",
                "0.1",
                "1e0",
                "1E5",
                "1e+2",
                "1e-2",
                "-1.5E3",
                "9007199254740992",
                "-9007199254740992",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551616",
                "100000000000000000000000000000000000000000000000000000000000000000000",
                "1e999999999")) assertFault(NUMBER, NUMBER, text);
    }

    @Test
    void the_outermost_integers_are_read() {
        assertEquals(9007199254740991L, Json.read(utf8("9007199254740991")));
        assertEquals(-9007199254740991L, Json.read(utf8("-9007199254740991")));
        assertDoesNotThrow(() -> Json.requireCanonical(utf8("-9007199254740991")));
        assertEquals(0L, Json.read(utf8("-0")));
        assertFaultOfCanonical(NOT_CANONICAL, "-0");
    }

    @Test
    void strings_that_are_not_json_are_refused_in_both_readings() {
        for (String text : List.of(
                "\"\n\"",
                "\"\t\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "\"\\\"",
                "\"\\a\"",
                "\"\\v\"",
                "\"\\'\"",
                "\"\\0\"",
                "\"\\x41\"",
                "\"\\U0041\"",
                "\"\\u\"",
                "\"\\u0\"",
                "\"\\u004\"",
                "\"\\u004g\"",
                "\"\\u 041\"",
                "\"\\u+041\"",
                "\"\\u-041\"",
                "\"\\ud800\\u\"",
                "\"\\ud800\\udc0\"",
                "\"\\ud800\\uxxxx\"",
                "\"\\é\"",
                "\"\\\ud83d\ude00\"")) assertFault(SYNTAX, SYNTAX, text);
    }

    @Test
    void lone_surrogates_are_refused_in_both_readings() {
        for (String text : List.of(
                "\"\\ud800\"",
                "\"\\uDBFF\"",
                "\"\\udc00\"",
                "\"\\uDFFF\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800\\ud800\"",
                "\"\\ud800\\u0041\"",
                "\"\\ud800x\"",
                "\"\\ud800\\n\"",
                "\"\\\\\\ud800\\\\udc00\"",
                "\"\\ud83d\\ude00\\ude00\"",
                "{\"\\ud800\":1}"))
            assertFault(LONE_SURROGATE, firstEscapedPair(text) ? NOT_CANONICAL : LONE_SURROGATE, text);
    }

    private static boolean firstEscapedPair(String text) {
        return text.startsWith("\"\\ud83d\\ude00");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_in_both_readings() {
        Map<String, String> cases = new java.util.TreeMap<>();
        cases.put("continuation alone", "80");
        cases.put("last continuation alone", "bf");
        cases.put("overlong slash of two", "c0af");
        cases.put("overlong of two", "c1bf");
        cases.put("overlong of three", "e09fbf");
        cases.put("overlong of four", "f08fbfbf");
        cases.put("five bytes", "f888808080");
        cases.put("six bytes", "fc8480808080");
        cases.put("fe", "fe");
        cases.put("ff", "ff");
        cases.put("beyond U+10FFFF", "f4908080");
        cases.put("lead f5", "f5808080");
        cases.put("surrogate d800 encoded", "eda080");
        cases.put("surrogate dfff encoded", "edbfbf");
        cases.put("pair encoded as CESU-8", "eda0bdedb880");
        cases.put("truncated two", "c3");
        cases.put("truncated three", "e282");
        cases.put("truncated three after one", "e2");
        cases.put("truncated four", "f09f98");
        cases.put("continuation missing in the middle", "e228a1");
        cases.put("latin-1", "e9");
        cases.put("gb18030", "cabec0fd");
        cases.forEach((name, hex) -> {
            byte[] inner = HexFormat.of().parseHex(hex);
            byte[] string = concat(new byte[] {'"'}, inner, new byte[] {'"'});
            assertFault(UTF8, UTF8, string, name);
            assertFault(UTF8, UTF8, concat(new byte[] {'{'}, string, utf8(":1}")), name);
            assertFault(UTF8, UTF8, concat(new byte[] {'"'}, inner), name + " at the end");
        });
    }

    @Test
    void the_edges_of_utf8_are_read() {
        for (String text : List.of(
                "\u007f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\udbff\udfff")) {
            byte[] json = utf8('"' + text + '"');
            assertEquals(text, Json.read(json));
            assertDoesNotThrow(() -> Json.requireCanonical(json));
            assertArrayEquals(json, Json.write(text));
        }
    }

    @Test
    void bytes_after_the_value_are_refused() {
        for (String text :
                List.of("1 2", "[] []", "{}{}", "[]]", "{}}", "1,", "\"a\"b", "true1", "null null", "[]#", "1\u0000"))
            assertFaultOfAny(TRAILING, text);
        for (String text : List.of("{}{}", "[]]", "1,", "[] ", "1\n", "{}\u0000"))
            assertFaultOfCanonical(TRAILING, text);
    }

    @Test
    void white_space_is_json_but_not_canonical() {
        for (String text : List.of(
                " 1",
                "\t1",
                "\r\n[]",
                "[ ]",
                "{ }",
                "[1 ]",
                "[ 1]",
                "[1, 2]",
                "[1 ,2]",
                "{ \"a\":1}",
                "{\"a\" :1}",
                "{\"a\": 1}",
                "{\"a\":1 }",
                "{\"a\":1, \"b\":2}")) {
            assertDoesNotThrow(() -> Json.read(utf8(text)));
            assertFaultOfCanonical(NOT_CANONICAL, text);
        }
    }

    @Test
    void other_spellings_of_a_string_are_json_but_not_canonical() {
        Map<String, String> spellings = Map.ofEntries(
                Map.entry("\"\\/\"", "/"),
                Map.entry("\"\\u0041\"", "A"),
                Map.entry("\"\\u0022\"", "\""),
                Map.entry("\"\\u005c\"", "\\"),
                Map.entry("\"\\u000a\"", "\n"),
                Map.entry("\"\\u0008\"", "\b"),
                Map.entry("\"\\u001F\"", "\u001f"),
                Map.entry("\"\\u007f\"", "\u007f"),
                Map.entry("\"\\u00e9\"", "é"),
                Map.entry("\"\\u4E2d\"", "中"),
                Map.entry("\"\\ud83d\\ude00\"", "\ud83d\ude00"),
                Map.entry("\"a\\uD83D\\uDE00b\"", "a\ud83d\ude00b"));
        spellings.forEach((json, text) -> {
            assertEquals(text, Json.read(utf8(json)));
            assertFaultOfCanonical(NOT_CANONICAL, json);
            Json.requireCanonical(Json.write(text));
        });
    }

    @Test
    void every_control_character_has_one_canonical_spelling() {
        String[] named = new String[0x20];
        named['\b'] = "\\b";
        named['\t'] = "\\t";
        named['\n'] = "\\n";
        named['\f'] = "\\f";
        named['\r'] = "\\r";
        for (char control = 0; control < 0x20; control++) {
            String spelt =
                    named[control] == null ? "\\u00" + HexFormat.of().toHexDigits((byte) control) : named[control];
            byte[] json = utf8('"' + spelt + '"');
            assertArrayEquals(json, Json.write(String.valueOf(control)));
            assertEquals(String.valueOf(control), Json.read(json));
            Json.requireCanonical(json);
        }
    }

    @Test
    void a_member_twice_is_refused_however_it_is_spelt() {
        assertFault(DUPLICATE_MEMBER, DUPLICATE_MEMBER, "{\"a\":1,\"a\":1}");
        assertFault(DUPLICATE_MEMBER, DUPLICATE_MEMBER, "{\"a\":1,\"b\":2,\"a\":3}");
        assertFault(DUPLICATE_MEMBER, DUPLICATE_MEMBER, "{\"\":1,\"\":1}");
        assertFault(DUPLICATE_MEMBER, DUPLICATE_MEMBER, "[{\"x\":{\"a\":[{\"b\":1}],\"a\":1}}]");
        assertFault(DUPLICATE_MEMBER, NOT_CANONICAL, "{\"a\":1,\"\\u0061\":1}");
    }

    @Test
    void members_in_another_order_are_json_but_not_canonical() {
        for (String text : List.of(
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"A\":1}",
                "{\"aa\":1,\"a\":1}",
                "{\"a\":1,\"\":1}",
                "{\"\uff21\":1,\"\ud840\udc00\":1}")) {
            assertDoesNotThrow(() -> Json.read(utf8(text)));
            assertFaultOfCanonical(MEMBER_ORDER, text);
        }
        assertDoesNotThrow(() -> Json.requireCanonical(utf8("{\"\ud840\udc00\":1,\"\uff21\":1}")));
    }

    @Test
    void null_is_json_but_not_of_our_subset() {
        assertEquals(Json.JsonNull.NULL, Json.read(utf8("null")));
        assertEquals(Map.of("a", Json.JsonNull.NULL), Json.read(utf8("{\"a\":null}")));
        assertFaultOfCanonical(KIND, "null");
        assertFaultOfCanonical(KIND, "[null]");
    }

    @Test
    void nesting_has_a_limit() {
        String deepest = "[".repeat(Limits.MAX_DEPTH) + "]".repeat(Limits.MAX_DEPTH);
        assertDoesNotThrow(() -> Json.requireCanonical(utf8(deepest)));
        assertDoesNotThrow(() -> Json.read(utf8(deepest)));
        assertArrayEquals(utf8(deepest), Json.write(Json.read(utf8(deepest))));
        assertFault(DEPTH, DEPTH, '[' + deepest + ']');
        assertFault(DEPTH, DEPTH, "[".repeat(100_000));
        assertFault(DEPTH, DEPTH, "{\"a\":".repeat(100_000));
        assertFault(DEPTH, DEPTH, "[{\"a\":".repeat(50_000));
        Object tooDeep = List.of(Json.read(utf8(deepest)));
        assertThrows(IllegalArgumentException.class, () -> Json.write(tooDeep));
    }

    @Test
    void siblings_do_not_count_as_nesting() {
        String wide = "[" + "[[]],".repeat(100) + "{}]";
        assertDoesNotThrow(() -> Json.requireCanonical(utf8(wide)));
        assertDoesNotThrow(() -> Json.read(utf8(wide)));
    }

    @Test
    void the_offset_is_that_of_the_fault() {
        assertEquals(
                5,
                assertThrows(MalformedException.class, () -> Json.requireCanonical(utf8("[1,2,x]")))
                        .offset());
        assertEquals(
                5,
                assertThrows(MalformedException.class, () -> Json.requireCanonical(utf8("[\"é\" ]")))
                        .offset());
        assertEquals(
                7,
                assertThrows(MalformedException.class, () -> Json.read(utf8("{\"a\":1,\"a\":2}")))
                        .offset());
    }

    @Test
    void a_tree_with_something_else_in_it_cannot_be_written() {
        assertThrows(IllegalArgumentException.class, () -> Json.write(1.5));
        assertThrows(IllegalArgumentException.class, () -> Json.write(List.of(Json.JsonNull.NULL)));
        assertThrows(IllegalArgumentException.class, () -> Json.write("\ud800"));
        assertThrows(IllegalArgumentException.class, () -> Json.write("\udc00\ud800"));
        assertThrows(IllegalArgumentException.class, () -> Json.write("x\ud800y"));
        assertThrows(IllegalArgumentException.class, () -> Json.write(1L << 53));
        assertThrows(IllegalArgumentException.class, () -> Json.write(-(1L << 53)));
        assertThrows(IllegalArgumentException.class, () -> Json.write(Long.MIN_VALUE));
    }

    private static void assertFault(Fault ofAny, Fault ofCanonical, String text) {
        assertFault(ofAny, ofCanonical, utf8(text), text);
    }

    private static void assertFault(Fault ofAny, Fault ofCanonical, byte[] bytes, String name) {
        assertEquals(
                ofAny,
                assertThrows(MalformedException.class, () -> Json.read(bytes), name)
                        .fault(),
                name);
        assertEquals(
                ofCanonical,
                assertThrows(MalformedException.class, () -> Json.requireCanonical(bytes), name)
                        .fault(),
                name);
    }

    private static void assertFaultOfAny(Fault fault, String text) {
        assertEquals(
                fault,
                assertThrows(MalformedException.class, () -> Json.read(utf8(text)), text)
                        .fault(),
                text);
    }

    private static void assertFaultOfCanonical(Fault fault, String text) {
        assertEquals(
                fault,
                assertThrows(MalformedException.class, () -> Json.requireCanonical(utf8(text)), text)
                        .fault(),
                text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
