package org.chengxin.api.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.chengxin.encoding.Base64Url;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.DetachedJws;

/**
 * A report as it is handed in: a JWS in compact form (RFC 7515, section 7.1) whose header has exactly {@code alg},
 * {@code kid} and {@code typ}. That it was read says nothing about its signature or its payload.
 *
 * @param jws          header and signature
 * @param signingInput what was signed
 * @param payload      the report
 */
record SignedReport(DetachedJws jws, Bytes signingInput, Bytes payload) {

    /** Value of the header member {@code typ}. */
    static final String TYP = "chengxin-report+jws";

    private static final byte DOT = '.';

    /** Reads a report; empty when the bytes have another form. */
    static Optional<SignedReport> read(byte[] compact) {
        int first = indexOfDot(compact, 0);
        int second = indexOfDot(compact, first + 1);
        if (first < 0 || second < 0) return Optional.empty();
        String around = text(compact, 0, first) + ".." + text(compact, second + 1, compact.length);
        return DetachedJws.parse(around, TYP).flatMap(jws -> payload(compact, first + 1, second)
                .map(payload -> new SignedReport(jws, Bytes.owned(Arrays.copyOf(compact, second)), payload)));
    }

    private static Optional<Bytes> payload(byte[] compact, int from, int to) {
        try {
            return Optional.of(Bytes.owned(Base64Url.decode(Arrays.copyOfRange(compact, from, to))));
        } catch (MalformedException notBase64Url) {
            return Optional.empty();
        }
    }

    private static String text(byte[] compact, int from, int to) {
        return new String(compact, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int indexOfDot(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) if (bytes[i] == DOT) return i;
        return -1;
    }
}
