package org.chengxin.signatures.jca;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Algorithm;
import org.chengxin.ledger.Jwk;

/**
 * A signature of which the rule is known. In a file one line each: {@code accept} or {@code refuse}, key, message and
 * signature in hexadecimal ({@code -} when empty), and a name; lines that begin with {@code #} are for people.
 *
 * @param name what is special about it
 * @param valid what the rule decides
 * @param key for Ed25519 the encoded point, for the others x and y of 32 bytes each
 * @param message what was signed
 * @param signature as it stands in a JWS
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KnownAnswer(String name, boolean valid, byte[] key, byte[] message, byte[] signature) {

    private static final HexFormat HEX = HexFormat.of();

    /** The answers that a provider must know before it is asked about transactions. */
    static List<KnownAnswer> of(Algorithm algorithm) {
        return read(resource(algorithm));
    }

    /** Name of the file with the answers of an algorithm. */
    static String resource(Algorithm algorithm) {
        return switch (algorithm) {
            case EDDSA -> "ed25519.answers";
            case ES256 -> "es256.answers";
            case SM2 -> "sm2.answers";
        };
    }

    private static List<KnownAnswer> read(String resource) {
        List<KnownAnswer> answers = new ArrayList<>();
        try (InputStream stream = KnownAnswer.class.getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalStateException("the program lacks its known answers " + resource);
            var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                if (!line.startsWith("#")) answers.add(parse(line));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (answers.isEmpty()) throw new IllegalStateException("no known answers in " + resource);
        return List.copyOf(answers);
    }

    /**
     * The key.
     *
     * @throws IllegalArgumentException when its length is that of no key
     */
    Jwk jwk(Algorithm algorithm) {
        if (algorithm == Algorithm.EDDSA) return Jwk.ed25519(Bytes.of(key));
        Bytes x = Bytes.of(Arrays.copyOf(key, Jwk.COORDINATE_BYTES));
        Bytes y = Bytes.of(Arrays.copyOfRange(key, Jwk.COORDINATE_BYTES, key.length));
        return algorithm == Algorithm.ES256 ? Jwk.p256(x, y) : Jwk.sm2(x, y);
    }

    /** The line that a file of answers holds. */
    String line() {
        return (valid ? "accept " : "refuse ") + hex(key) + ' ' + hex(message) + ' ' + hex(signature) + ' ' + name;
    }

    private static KnownAnswer parse(String line) {
        String[] parts = line.split(" ", 5);
        return new KnownAnswer(parts[4], parts[0].equals("accept"), bytes(parts[1]), bytes(parts[2]), bytes(parts[3]));
    }

    private static String hex(byte[] bytes) {
        return bytes.length == 0 ? "-" : HEX.formatHex(bytes);
    }

    private static byte[] bytes(String text) {
        return text.equals("-") ? new byte[0] : HEX.parseHex(text);
    }
}
