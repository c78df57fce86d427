package org.chengxin.api.cometbft;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.chengxin.encoding.Bytes;
import org.chengxin.merkle.cometbft.Timestamp;

/** How CometBFT's JSON writes values: hashes in upper-case hexadecimal, other bytes in base64, integers as strings. */
final class Forms {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    /** RFC 3339 with as many digits of the second as are needed. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Forms() {}

    static String hex(Bytes bytes) {
        return UPPER.formatHex(bytes.shared());
    }

    static String base64(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.shared());
    }

    static String integer(long value) {
        return Long.toString(value);
    }

    static String time(Timestamp time) {
        return TIME.format(Instant.ofEpochSecond(time.seconds(), time.nanos()));
    }
}
