package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chengxin.encoding.MalformedException.Fault;
import org.chengxin.encoding.Samples.*;
import org.junit.jupiter.api.Test;

/** What a type refuses, each with its exact fault and the offset at which it stands. */
class MalformedRecordTest {

    @Test
    void a_member_that_the_type_lacks_is_unknown() {
        assertFault(UNKNOWN_MEMBER, 13, "{\"a\":1,\"b\":2,\"c\":3}", Pair.class);
        assertFault(UNKNOWN_MEMBER, 1, "{\"A\":1,\"a\":1,\"b\":2}", Pair.class);
        assertFault(UNKNOWN_MEMBER, 7, "{\"a\":1,\"aa\":1,\"b\":2}", Pair.class);
        assertFault(UNKNOWN_MEMBER, 1, "{\"x\":1}", Nothing.class);
    }

    @Test
    void a_member_that_the_type_needs_is_missed() {
        assertFault(MISSING_MEMBER, 1, "{\"b\":2}", Pair.class);
        assertFault(MISSING_MEMBER, 6, "{\"a\":1}", Pair.class);
        assertFault(MISSING_MEMBER, 1, "{}", Pair.class);
        assertFault(MISSING_MEMBER, 6, "{\"a\":1}", Shares.class);
        assertFault(MISSING_MEMBER, 7, "{\"a\":1,\"c\":2,\"d\":3}", Shares.class);
    }

    @Test
    void a_member_twice_is_a_duplicate() {
        assertFault(DUPLICATE_MEMBER, 7, "{\"a\":1,\"a\":1,\"b\":2}", Pair.class);
        assertFault(DUPLICATE_MEMBER, 13, "{\"a\":1,\"b\":2,\"b\":2}", Pair.class);
        assertFault(DUPLICATE_MEMBER, 13, "{\"a\":1,\"b\":2,\"a\":1}", Pair.class);
    }

    @Test
    void members_in_another_order_are_out_of_order() {
        assertFault(MEMBER_ORDER, 1, "{\"b\":2,\"a\":1}", Pair.class);
        assertFault(MEMBER_ORDER, 7, "{\"b\":2,\"a\":1,\"d\":3}", Shares.class);
        assertFault(MEMBER_ORDER, 1, "{\"d\":2,\"b\":1}", Shares.class);
    }

    @Test
    void the_form_of_the_whole_object_comes_before_its_members() {
        assertFault(NOT_CANONICAL, 12, "{\"c\":3,\"a\":1 ,\"b\":2}", Pair.class);
        assertFault(NUMBER, 11, "{\"c\":3,\"a\":1.5,\"b\":2}", Pair.class);
        assertFault(SYNTAX, 6, "{\"b\":2", Pair.class);
        assertFault(KIND, 11, "{\"c\":1,\"a\":null}", Pair.class);
    }

    @Test
    void separators_have_one_spelling() {
        assertFault(NOT_CANONICAL, 0, " {\"a\":1,\"b\":2}", Pair.class);
        assertFault(NOT_CANONICAL, 1, "{ \"a\":1,\"b\":2}", Pair.class);
        assertFault(NOT_CANONICAL, 4, "{\"a\" :1,\"b\":2}", Pair.class);
        assertFault(NOT_CANONICAL, 5, "{\"a\": 1,\"b\":2}", Pair.class);
        assertFault(NOT_CANONICAL, 12, "{\"a\":1,\"b\":2\n}", Pair.class);
        assertFault(SYNTAX, 13, "{\"a\":1,\"b\":2,}", Pair.class);
        assertFault(SYNTAX, 6, "{\"a\":1;\"b\":2}", Pair.class);
        assertFault(TRAILING, 13, "{\"a\":1,\"b\":2} ", Pair.class);
        assertFault(TRAILING, 13, "{\"a\":1,\"b\":2}{}", Pair.class);
        assertFault(SYNTAX, 0, "\ufeff{\"a\":1,\"b\":2}", Pair.class);
        assertFault(NOT_CANONICAL, 2, "{\"\\u0061\":1,\"b\":2}", Pair.class);
    }

    @Test
    void a_record_cut_short_anywhere_is_not_json() {
        byte[] whole = Codec.of(Everything.class).encode(Samples.EVERYTHING);
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            Fault fault = assertThrows(MalformedException.class, () -> Codec.of(Everything.class)
                            .decode(whole, 0, cut))
                    .fault();
            boolean insideCharacter = (whole[length] & 0xc0) == 0x80;
            assertEquals(insideCharacter ? UTF8 : SYNTAX, fault, "cut to " + length);
        }
    }

    @Test
    void a_value_of_another_kind_is_named_as_such() {
        List<String> values = List.of("\"x\"", "1", "true", "{}", "[]", "null");
        Map<Class<?>, Integer> kinds = Map.of(
                OneText.class, 0,
                OneDate.class, 0,
                OneBytes.class, 0,
                OneCode.class, 0,
                OneLong.class, 1,
                OneInt.class, 1,
                OneBoolean.class, 2,
                OneList.class, 4);
        kinds.forEach((type, kind) -> {
            String name = type.getRecordComponents()[0].getName();
            for (int i = 0; i < values.size(); i++)
                if (i != kind) assertFault(KIND, 5, "{\"" + name + "\":" + values.get(i) + "}", type);
        });
        for (String value : List.of("\"x\"", "1", "true", "[]", "null")) {
            assertFault(KIND, 0, value, Pair.class);
            assertFault(KIND, 0, value, Animal.class);
            assertFault(KIND, 0, value, Letter.class);
        }
        assertFault(KIND, 5, "{\"v\":null}", OneValue.class);
        assertFault(KIND, 5, "{\"l\":1}", OneLevel.class);
        assertFault(KIND, 6, "{\"l\":[\"1\"]}", OneList.class);
        assertFault(KIND, 5, "{\"a\":null,\"b\":1,\"d\":1}", Shares.class);
    }

    @Test
    void numbers_have_bounds() {
        assertFault(NUMBER, 5, "{\"n\":9007199254740992}", OneLong.class);
        assertFault(NUMBER, 5, "{\"n\":-9007199254740992}", OneLong.class);
        assertFault(NUMBER, 5, "{\"n\":1.0}", OneLong.class);
        assertFault(NOT_CANONICAL, 5, "{\"n\":-0}", OneLong.class);
        assertFault(SYNTAX, 5, "{\"n\":01}", OneLong.class);
        assertFault(VALUE, 5, "{\"n\":2147483648}", OneInt.class);
        assertFault(VALUE, 5, "{\"n\":-2147483649}", OneInt.class);
        assertEquals(new OneInt(-2147483648), decode("{\"n\":-2147483648}", OneInt.class));
    }

    @Test
    void a_value_that_its_type_refuses_stands_where_it_begins() {
        assertFault(VALUE, 5, "{\"c\":\"ab12\"}", OneCode.class);
        assertFault(VALUE, 0, "{\"n\":0}", Positive.class);
        assertFault(VALUE, 5, "{\"s\":\"a\"}", Loud.class);
    }

    record Loud(Shouting s) {}

    @Test
    void a_date_has_four_two_and_two_digits_and_exists() {
        assertEquals(new OneDate(java.time.LocalDate.of(2024, 2, 29)), decode("{\"d\":\"2024-02-29\"}", OneDate.class));
        for (String text : List.of(
                "2025-02-29",
                "2026-13-01",
                "2026-00-01",
                "2026-01-00",
                "2026-1-1",
                "20260101",
                "2026-01-1",
                "+2026-01-1",
                "-026-01-01",
                "2026-01-01T",
                "2026/01/01",
                "02026-1-01",
                "",
                "２０２６-01-01")) assertFault(VALUE, 5, "{\"d\":\"" + text + "\"}", OneDate.class);
    }

    @Test
    void bytes_are_canonical_base64url() {
        for (String text : List.of("A", "AB", "AAB", "AAF", "AA==", "A-+A", "A/AA", "AA A", "ＡＡ", "AA=A", "AAAAA"))
            assertFault(BASE64URL, 5, "{\"b\":\"" + text + "\"}", OneBytes.class);
    }

    @Test
    void a_choice_must_exist() {
        assertFault(UNKNOWN_CHOICE, 5, "{\"l\":\"GENERAL\"}", OneLevel.class);
        assertFault(UNKNOWN_CHOICE, 5, "{\"l\":\"very_serious\"}", OneLevel.class);
        assertFault(UNKNOWN_CHOICE, 5, "{\"l\":\"\"}", OneLevel.class);
        assertFault(UNKNOWN_CHOICE, 8, "{\"type\":\"cat\"}", Animal.class);
        assertFault(UNKNOWN_CHOICE, 8, "{\"type\":\"bird\"}", Animal.class);
        assertFault(UNKNOWN_CHOICE, 8, "{\"type\":\"Duck\"}", Animal.class);
        assertFault(UNKNOWN_CHOICE, 8, "{\"type\":\"fish\"}", Bird.class);
        assertFault(MISSING_MEMBER, 9, "{\"eggs\":1}", Animal.class);
        assertFault(MISSING_MEMBER, 1, "{}", Light.class);
        assertFault(MISSING_MEMBER, 12, "{\"type\":\"on\"}", Light.class);
        assertFault(KIND, 8, "{\"type\":1}", Animal.class);
        assertFault(NOT_CANONICAL, 9, "{\"type\":\"\\u0064uck\"}", Animal.class);
        assertFault(MISSING_MEMBER, 20, "{\"x\":{\"type\":\"duck\"}}", Animal.class);
        assertFault(MISSING_MEMBER, 25, "{\"x\":\"\\\"type\\\":\\\"goose\\\"\"}", Animal.class);
    }

    @Test
    void the_members_of_the_chosen_record_count() {
        assertFault(UNKNOWN_MEMBER, 1, "{\"eggs\":1,\"type\":\"goose\"}", Animal.class);
        assertFault(MISSING_MEMBER, 1, "{\"type\":\"duck\"}", Animal.class);
        assertFault(MEMBER_ORDER, 1, "{\"type\":\"duck\",\"eggs\":1}", Animal.class);
        assertFault(DUPLICATE_MEMBER, 16, "{\"type\":\"goose\",\"type\":\"goose\"}", Animal.class);
        assertFault(UNKNOWN_MEMBER, 1, "{\"eggs\":1,\"to\":\"me\",\"type\":\"goose\",\"zip\":9}", Letter.class);
        assertFault(MISSING_MEMBER, 1, "{\"to\":\"me\",\"type\":\"duck\",\"zip\":9}", Letter.class);
        assertFault(UNKNOWN_CHOICE, 18, "{\"to\":\"me\",\"type\":\"cat\",\"zip\":9}", Letter.class);
        assertFault(NOT_CANONICAL, 6, "{\"to\": \"me\",\"type\":\"cat\",\"zip\":9}", Letter.class);
    }

    @Test
    void nesting_has_a_limit_through_types_and_free_values() {
        int most = Limits.MAX_DEPTH / 2;
        String deepest = "{\"t\":[".repeat(most) + "]}".repeat(most);
        Tree tree = decode(deepest, Tree.class);
        assertEquals(deepest, new String(Codec.of(Tree.class).encode(tree), StandardCharsets.UTF_8));
        assertFault(DEPTH, most * 6, "{\"t\":[".repeat(most + 1) + "]}".repeat(most + 1), Tree.class);
        assertFault(DEPTH, most * 6, "{\"t\":[".repeat(20_000), Tree.class);
        assertThrows(IllegalArgumentException.class, () -> Codec.of(Tree.class).encode(new Tree(List.of(tree))));

        String list = "[".repeat(Limits.MAX_DEPTH - 1) + "]".repeat(Limits.MAX_DEPTH - 1);
        decode("{\"v\":" + list + "}", OneValue.class);
        assertFault(DEPTH, 20, "{\"v\":[" + list + "]}", OneValue.class);
        CanonicalValue free = new CanonicalValue(Bytes.of(('[' + list + ']').getBytes(StandardCharsets.UTF_8)));
        assertThrows(
                IllegalArgumentException.class, () -> Codec.of(OneValue.class).encode(new OneValue(free)));
    }

    @Test
    void brackets_inside_strings_are_not_nesting() {
        String text = "{\"v\":\"" + "[{\\\"[".repeat(50) + "\"}";
        assertEquals(
                text,
                new String(Codec.of(OneValue.class).encode(decode(text, OneValue.class)), StandardCharsets.UTF_8));
    }

    @Test
    void what_has_no_canonical_form_is_not_written() {
        assertThrows(
                IllegalArgumentException.class, () -> Codec.of(OneLong.class).encode(new OneLong(1L << 53)));
        assertThrows(
                IllegalArgumentException.class, () -> Codec.of(OneText.class).encode(new OneText("\ud800")));
        assertThrows(IllegalArgumentException.class, () -> Codec.of(OneDate.class)
                .encode(new OneDate(java.time.LocalDate.of(10_000, 1, 1))));
        assertThrows(IllegalArgumentException.class, () -> Codec.of(OneDate.class)
                .encode(new OneDate(java.time.LocalDate.of(-1, 1, 1))));
    }

    private static <T> T decode(String text, Class<T> type) {
        return Codec.of(type).decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertFault(Fault fault, int offset, String text, Class<?> type) {
        MalformedException thrown = assertThrows(MalformedException.class, () -> decode(text, type), text);
        assertEquals(fault + " at byte " + offset, thrown.getMessage(), text);
        assertEquals(fault, thrown.fault());
        assertEquals(offset, thrown.offset());
    }
}
