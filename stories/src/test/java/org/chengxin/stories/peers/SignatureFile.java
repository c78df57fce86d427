package org.chengxin.stories.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.StrangeSignatures;

/** Writes signatures with parts of small order for the {@code signatures} check of the program in Go. */
final class SignatureFile {

    private SignatureFile() {}

    /** For each pair of small-order parts: a signature that ZIP 215 accepts, and three that it refuses. */
    static void write(Path file, long seed) throws IOException {
        var chance = new Random(seed);
        try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
            for (int torsionOfKey = 0; torsionOfKey < 8; torsionOfKey++) {
                for (int torsionOfR = 0; torsionOfR < 8; torsionOfR++) {
                    var message = new byte[40];
                    chance.nextBytes(message);
                    StrangeSignatures.Case one = StrangeSignatures.sign(chance, torsionOfKey, torsionOfR, message);
                    line(out, true, one.publicKey(), one.message(), one.signature());
                    line(out, false, one.publicKey(), one.message(), StrangeSignatures.withLargerS(one.signature()));
                    line(out, false, one.publicKey(), changed(one.message()), one.signature());
                    line(out, false, one.publicKey(), one.message(), changed(one.signature()));
                }
            }
        }
    }

    private static Bytes changed(Bytes bytes) {
        byte[] other = bytes.toArray();
        other[other.length / 2] ^= 1;
        return Bytes.owned(other);
    }

    private static void line(PrintWriter out, boolean accepted, Bytes key, Bytes message, Bytes signature) {
        out.println("SIGNATURE " + (accepted ? 1 : 0) + " " + key.toHex() + " " + message.toHex() + " "
                + signature.toHex());
    }
}
