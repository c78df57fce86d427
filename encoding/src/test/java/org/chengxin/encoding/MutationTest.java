package org.chengxin.encoding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chengxin.encoding.Samples.*;
import org.junit.jupiter.api.Test;

/** Whatever is done to the bytes of a value, they are refused or are the one form of the value they are read as. */
class MutationTest {

    private static final int MUTANTS = 300_000;
    private static final long SEED = 20260401;
    private static final byte[][] TOKENS = tokens(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\n",
            "\\ud800",
            "0",
            "-",
            "-0",
            "1",
            "00",
            ".5",
            "e1",
            "true",
            "null",
            " ",
            "\n",
            "\u00e9",
            "\ud840\udc00",
            "\"type\":\"goose\"",
            "\"type\":\"duck\"",
            "\"a\":1",
            "{}",
            "[]",
            "9007199254740992",
            "A",
            "AA==",
            "2026-02-30");

    @Test
    void a_mutant_is_refused_or_is_the_one_form_of_a_value() {
        List<Form<?>> forms = List.of(
                new Form<>(Everything.class, Samples.EVERYTHING),
                new Form<>(Shares.class, new Shares(Optional.of(1L), 2, Optional.of(3L), 4)),
                new Form<>(Animal.class, new Fish("é", Optional.of("n"))),
                new Form<>(Letter.class, new Letter("示例", new Duck(12), Optional.of(1L), 100)),
                new Form<>(Zoo.class, new Zoo(List.of(new Goose(), new Duck(1)), Optional.of(new Light.On(5)))),
                new Form<>(OneValue.class, new OneValue(Samples.EVERYTHING.value())));
        int accepted = 0;
        for (int i = 0; i < MUTANTS; i++) {
            long seed = SEED + i;
            SplittableRandom random = new SplittableRandom(seed);
            if (forms.get(i % forms.size()).survives(random, seed)) accepted++;
        }
        assertTrue(accepted > MUTANTS / 100, "some mutants are values, or the mutations are too coarse: " + accepted);
    }

    private record Form<T>(Class<T> type, T value) {

        /** Whether a mutant was accepted, having checked that it may be. */
        boolean survives(SplittableRandom random, long seed) {
            byte[] mutant = Codec.of(type).encode(value);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) mutant = mutate(mutant, random);
            T read;
            try {
                read = Codec.of(type).decode(mutant);
            } catch (MalformedException refused) {
                return false;
            } catch (RuntimeException wrong) {
                throw new AssertionError(seed + ": " + new String(mutant, StandardCharsets.UTF_8), wrong);
            }
            byte[] again = Codec.of(type).encode(read);
            assertTrue(
                    Arrays.equals(mutant, again),
                    () -> "seed " + seed + ": accepted without being the canonical form of what was read");
            return true;
        }
    }

    private static byte[] mutate(byte[] from, SplittableRandom random) {
        if (from.length == 0) return TOKENS[random.nextInt(TOKENS.length)];
        int at = random.nextInt(from.length);
        int until = Math.min(from.length, at + random.nextInt(1, 12));
        int elsewhere = random.nextInt(from.length);
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = from.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> {
                byte[] replaced = from.clone();
                replaced[at] = (byte) random.nextInt(256);
                yield replaced;
            }
            case 2 -> splice(from, at, until, new byte[0]);
            case 3 -> splice(from, at, at, TOKENS[random.nextInt(TOKENS.length)]);
            case 4 -> splice(from, at, until, TOKENS[random.nextInt(TOKENS.length)]);
            default -> splice(from, elsewhere, elsewhere, Arrays.copyOfRange(from, at, until));
        };
    }

    private static byte[] splice(byte[] from, int start, int end, byte[] with) {
        byte[] result = Arrays.copyOf(from, start + with.length + from.length - end);
        System.arraycopy(with, 0, result, start, with.length);
        System.arraycopy(from, end, result, start + with.length, from.length - end);
        return result;
    }

    private static byte[][] tokens(String... tokens) {
        return Arrays.stream(tokens)
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
