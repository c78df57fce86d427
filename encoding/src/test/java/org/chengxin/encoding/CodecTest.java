package org.chengxin.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Samples.*;
import org.junit.jupiter.api.Test;

class CodecTest {

    @Test
    void every_kind_of_component_has_its_canonical_form() {
        assertWritten("""
                {"amount":9007199254740991,"bytes":"AP8Q","code":"AB12","count":-7,"level":"very-serious",\
                "note":"n","numbers":[1,2],"on":"2026-02-28","point":{"x":0,"y":-1},\
                "text":"示例 \\"text\\"\\n\\u0001\ud840\udc00é","value":{"a":[1,true,"x"],"b":{}},"yes":true}""", Samples.EVERYTHING, Everything.class);
    }

    @Test
    void an_empty_optional_is_absent() {
        assertWritten("{\"b\":1,\"d\":2}", new Shares(Optional.empty(), 1, Optional.empty(), 2), Shares.class);
        assertWritten(
                "{\"a\":0,\"b\":1,\"c\":3,\"d\":2}", new Shares(Optional.of(0L), 1, Optional.of(3L), 2), Shares.class);
    }

    @Test
    void a_record_without_components_is_an_empty_object() {
        assertWritten("{}", new Nothing(), Nothing.class);
    }

    @Test
    void a_choice_says_which_record_it_is_among_its_members() {
        assertWritten("{\"eggs\":3,\"type\":\"duck\"}", new Duck(3), Animal.class);
        assertWritten("{\"type\":\"goose\"}", new Goose(), Animal.class);
        assertWritten("{\"type\":\"goose\"}", new Goose(), Bird.class);
        assertWritten(
                "{\"name\":\"n\",\"type\":\"fish\",\"zone\":\"z\"}", new Fish("z", Optional.of("n")), Animal.class);
    }

    @Test
    void a_choice_may_name_its_own_discriminator() {
        assertWritten("{\"brightness\":1,\"status\":\"on\"}", new Light.On(1), Light.class);
        assertWritten("{\"status\":\"off\"}", new Light.Off(), Light.class);
    }

    @Test
    void a_record_of_a_choice_alone_has_no_discriminator() {
        assertWritten("{\"eggs\":3}", new Duck(3), Duck.class);
    }

    @Test
    void an_inlined_choice_stands_among_the_members_of_its_record() {
        assertWritten(
                "{\"eggs\":3,\"to\":\"me\",\"type\":\"duck\",\"zip\":9}",
                new Letter("me", new Duck(3), Optional.empty(), 9),
                Letter.class);
        assertWritten(
                "{\"name\":\"n\",\"to\":\"me\",\"type\":\"fish\",\"weight\":5,\"zip\":9,\"zone\":\"z\"}",
                new Letter("me", new Fish("z", Optional.of("n")), Optional.of(5L), 9),
                Letter.class);
        assertWritten("{\"status\":\"off\"}", new Switch(new Light.Off()), Switch.class);
    }

    @Test
    void choices_stand_in_lists_and_optionals() {
        assertWritten(
                "{\"animals\":[{\"type\":\"goose\"},{\"eggs\":1,\"type\":\"duck\"}],\"light\":{\"status\":\"off\"}}",
                new Zoo(List.of(new Goose(), new Duck(1)), Optional.of(new Light.Off())),
                Zoo.class);
        assertWritten("{\"animals\":[]}", new Zoo(List.of(), Optional.empty()), Zoo.class);
    }

    @Test
    void members_are_ordered_by_utf16_units() {
        assertWritten("{\"B\":3,\"a\":2,\"b\":1}", new Order(1, 2, 3), Order.class);
    }

    @Test
    void a_range_of_an_array_is_read_as_if_it_stood_alone() {
        byte[] bytes = "xx{\"x\":1,\"y\":2}yy".getBytes(StandardCharsets.UTF_8);
        assertEquals(new Point(1, 2), Codec.of(Point.class).decode(bytes, 2, bytes.length - 4));
        MalformedException cut = assertThrows(
                MalformedException.class, () -> Codec.of(Point.class).decode(bytes, 2, bytes.length - 5));
        assertEquals(MalformedException.Fault.SYNTAX, cut.fault());
        assertEquals(12, cut.offset());
    }

    private static <T> void assertWritten(String json, T value, Class<T> type) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(
                bytes,
                Codec.of(type).encode(value),
                () -> new String(Codec.of(type).encode(value), StandardCharsets.UTF_8));
        assertEquals(value, Codec.of(type).decode(bytes));
    }
}
