package org.chengxin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.chengxin.encoding.Codec;
import org.chengxin.intake.demo.DemoFiles;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.RecordContent;
import org.junit.jupiter.api.Test;

/** Whatever is done to a file, it is refused or read; what is read can be committed, and about no person. */
class MutationTest {

    private static final int MUTANTS = 3_000;
    private static final long SEED = 7;
    private static final byte[][] TOKENS = {
        {','},
        {'"'},
        {'\n'},
        {'\r', '\n'},
        {0},
        {'"', ','},
        {(byte) 0xff},
        {(byte) 0xe7, (byte) 0xa4},
        {'9', '2'},
        {'"', '"'}
    };

    @Test
    void a_mutant_is_refused_or_read_and_nothing_else_happens() throws IOException {
        DemoFiles files = new DemoFiles(
                List.of(new DemoFiles.Authority(new Uscc(Fixture.AUTHORITY), "示例市市场监督管理局")), Fixture.TODAY, SEED);
        int read = 0;
        for (FileKind kind : FileKind.values()) {
            var whole = new ByteArrayOutputStream();
            switch (kind) {
                case REGISTRATIONS -> files.registrations(whole, 5, true);
                case PERMITS -> files.permits(whole, 5, true);
                case PENALTIES -> files.penalties(whole, 5, true);
            }
            for (int i = 0; i < MUTANTS / 3; i++) {
                long seed = SEED + i;
                try {
                    if (isRead(kind, mutate(whole.toByteArray(), new SplittableRandom(seed)))) read++;
                } catch (IOException | RuntimeException wrong) {
                    throw new AssertionError(kind + " with seed " + seed, wrong);
                }
            }
        }
        assertTrue(read > MUTANTS / 10, "some mutants are read, or the mutations are too coarse: " + read);
    }

    private static boolean isRead(FileKind kind, byte[] mutant) throws IOException {
        if (!(Fixture.open(kind, mutant, Fixture.RULES) instanceof Opening.Opened(IntakeFile file))) return false;
        file.read(row -> {
            switch (row) {
                case Row.Registration registration ->
                    assertTrue(!registration.uscc().ofNaturalPerson());
                case Row.Permit permit -> assertCommittable(permit.decision(), permit.content());
                case Row.Penalty penalty -> assertCommittable(penalty.decision(), penalty.content());
                case Row.EndOfPermit end -> assertTrue(!end.decision().subject().ofNaturalPerson());
                case Row.Refused refused -> assertTrue(refused.line() > 1);
            }
        });
        return true;
    }

    private static void assertCommittable(Decision decision, RecordContent content) {
        assertTrue(!decision.subject().ofNaturalPerson());
        assertEquals(
                content,
                Codec.of(RecordContent.class).decode(content.canonical().shared()));
    }

    private static byte[] mutate(byte[] from, SplittableRandom random) {
        byte[] mutant = from;
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            int at = random.nextInt(mutant.length);
            byte[] token = TOKENS[random.nextInt(TOKENS.length)];
            mutant = switch (random.nextInt(4)) {
                case 0 -> splice(mutant, at, at, token);
                case 1 -> splice(mutant, at, Math.min(mutant.length, at + token.length), token);
                case 2 -> splice(mutant, at, Math.min(mutant.length, at + random.nextInt(1, 200)), new byte[0]);
                default -> splice(mutant, at, at + 1, new byte[] {(byte) random.nextInt(0x20, 0x7f)});
            };
        }
        return mutant;
    }

    private static byte[] splice(byte[] from, int start, int end, byte[] with) {
        byte[] result = Arrays.copyOf(from, start + with.length + from.length - end);
        System.arraycopy(with, 0, result, start, with.length);
        System.arraycopy(from, end, result, start + with.length, from.length - end);
        return result;
    }
}
