package org.chengxin.encoding;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which types the codec takes, decided when the codec is asked for and not when the first value comes. */
class CodecTypesTest {

    record WithDouble(double d) {}

    record WithObject(Object o) {}

    record WithMap(Map<String, String> m) {}

    record WithSet(Set<String> s) {}

    @SuppressWarnings("ArrayRecordComponent")
    record WithArray(byte[] b) {}

    record WithBox(Long l) {}

    record WithShort(short s) {}

    @SuppressWarnings("rawtypes")
    record WithRawList(List l) {}

    record WithWildcard(List<?> l) {}

    record Generic<T>(T t) {}

    record OptionalOfOptional(Optional<Optional<String>> o) {}

    record ListOfOptional(List<Optional<String>> l) {}

    record TextOfBytes(Bytes bytes) implements Text {
        @Override
        public String text() {
            return bytes.toHex();
        }
    }

    sealed interface Choice {}

    record Left(long a) implements Choice {}

    record Right(long b) implements Choice {}

    record InlinesTwo(@Inline Choice one, @Inline Choice two) {}

    record InlinesRecord(@Inline Left left) {}

    record InlinesText(@Inline String text) {}

    record Collides(long b, @Inline Choice choice) {}

    record CollidesWithDiscriminator(String type, @Inline Choice choice) {}

    sealed interface Named {}

    record HasType(String type) implements Named {}

    sealed interface Open {}

    non-sealed interface Anything extends Open {}

    sealed interface HasText {}

    record TextCase(String text) implements HasText, Text {}

    sealed interface HasInline {}

    record InlineCase(@Inline Choice choice) implements HasInline {}

    sealed interface Twins {
        record Left(long x) implements Twins {}
    }

    sealed interface Above extends Twice {}

    record Shared(long x) implements Above, Twice {}

    sealed interface Twice {}

    @Test
    void a_type_that_canonical_json_cannot_carry_has_no_codec() {
        for (Class<?> type : List.of(
                WithDouble.class,
                WithObject.class,
                WithMap.class,
                WithSet.class,
                WithArray.class,
                WithBox.class,
                WithShort.class,
                WithRawList.class,
                WithWildcard.class,
                Generic.class,
                OptionalOfOptional.class,
                ListOfOptional.class,
                TextOfBytes.class,
                Object.class,
                Runnable.class)) assertThrows(IllegalArgumentException.class, () -> Codec.of(type), type.getName());
    }

    @Test
    void members_that_could_not_be_told_apart_have_no_codec() {
        for (Class<?> type : List.of(
                InlinesTwo.class,
                InlinesRecord.class,
                InlinesText.class,
                Collides.class,
                CollidesWithDiscriminator.class,
                Named.class,
                Open.class,
                HasText.class,
                HasInline.class)) assertThrows(IllegalArgumentException.class, () -> Codec.of(type), type.getName());
    }

    @Test
    void a_codec_is_made_once() {
        assertSame(Codec.of(Left.class), Codec.of(Left.class));
    }
}
