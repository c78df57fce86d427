package org.chengxin.encoding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Types of every shape that the codec knows. */
final class Samples {

    private Samples() {}

    record Code(String text) implements Text {
        Code {
            if (!text.matches("[A-Z]{2}[0-9]{2}")) throw new IllegalArgumentException("not a code");
        }
    }

    /** Breaks the rule that a constructor never changes its text. */
    record Shouting(String text) implements Text {
        Shouting {
            text = text.toUpperCase(java.util.Locale.ROOT);
        }
    }

    enum Level {
        GENERAL,
        VERY_SERIOUS
    }

    record Everything(
            String text,
            long amount,
            int count,
            boolean yes,
            LocalDate on,
            Bytes bytes,
            Code code,
            Level level,
            CanonicalValue value,
            Point point,
            List<Long> numbers,
            Optional<String> note,
            Optional<List<Code>> codes) {}

    record Point(long x, long y) {}

    record Pair(long a, long b) {}

    record Shares(Optional<Long> a, long b, Optional<Long> c, long d) {}

    record OneText(String s) {}

    record OneLong(long n) {}

    record OneInt(int n) {}

    record OneBoolean(boolean b) {}

    record OneDate(LocalDate d) {}

    record OneBytes(Bytes b) {}

    record OneCode(Code c) {}

    record OneLevel(Level l) {}

    record OneValue(CanonicalValue v) {}

    record OneList(List<Long> l) {}

    record Nothing() {}

    record Tree(List<Tree> t) {}

    record Positive(long n) {
        Positive {
            Limits.within("n", n, 1, 9);
        }
    }

    record Order(long b, long a, long B) {}

    sealed interface Animal permits Bird, Fish {}

    sealed interface Bird extends Animal permits Duck, Goose {}

    record Duck(long eggs) implements Bird {}

    record Goose() implements Bird {}

    record Fish(String zone, Optional<String> name) implements Animal {}

    @Discriminator("status")
    sealed interface Light {
        record On(long brightness) implements Light {}

        record Off() implements Light {}
    }

    record Letter(String to, @Inline Animal animal, Optional<Long> weight, long zip) {}

    record Switch(@Inline Light light) {}

    record Zoo(List<Animal> animals, Optional<Light> light) {}

    static final Everything EVERYTHING = new Everything(
            "示例 \"text\"\n\u0001\ud840\udc00é",
            Limits.MAX_INTEGER,
            -7,
            true,
            LocalDate.of(2026, 2, 28),
            Bytes.ofHex("00ff10"),
            new Code("AB12"),
            Level.VERY_SERIOUS,
            new CanonicalValue(
                    Bytes.of("{\"a\":[1,true,\"x\"],\"b\":{}}".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
            new Point(0, -1),
            List.of(1L, 2L),
            Optional.of("n"),
            Optional.empty());
}
