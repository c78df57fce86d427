package org.chengxin.api.transactions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.credit.ContentLimits;
import org.chengxin.ledger.credit.ContentOpening;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"content":{…},"jws":"…","salt":"…"}}: members in any order, with any JSON white space between them,
 * {@code content} and {@code salt} both or neither. The content has to be canonical, since a commitment is over its
 * bytes; jws and salt are ASCII that needs no escapes. Reads each byte about twice and builds no tree.
 */
final class LineReader {

    private final byte[] body;
    private final int end;
    private int at;

    private byte @Nullable [] jws;
    private byte @Nullable [] content;
    private @Nullable String salt;

    private LineReader(byte[] body, int from, int end) {
        this.body = body;
        this.at = from;
        this.end = end;
    }

    /** Reads the line that stands in {@code body} from {@code from} up to {@code to}. */
    static Line read(byte[] body, int from, int to) {
        LineReader reader = new LineReader(body, from, to);
        return reader.members() ? reader.line() : new Line.Malformed(ApiReason.LINE_MUST_BE_WELL_FORMED);
    }

    private Line line() {
        byte[] sent = jws;
        if (sent == null || (content == null) != (salt == null))
            return new Line.Malformed(ApiReason.LINE_MUST_BE_WELL_FORMED);
        if (content == null || salt == null) return new Line.Sent(Bytes.owned(sent), Optional.empty());
        CanonicalValue value;
        try {
            value = new CanonicalValue(Bytes.owned(content));
        } catch (MalformedException notCanonical) {
            return new Line.Malformed(ApiReason.CONTENT_MUST_BE_CANONICAL);
        }
        if (content.length > ContentLimits.CONTENT_MAX_BYTES) return new Line.Malformed(ApiReason.BODY_MUST_FIT);
        try {
            return new Line.Sent(Bytes.owned(sent), Optional.of(new ContentOpening(value, Bytes.ofBase64Url(salt))));
        } catch (MalformedException | IllegalArgumentException notASalt) {
            return new Line.Malformed(ApiReason.SALT_MUST_HAVE_32_BYTES);
        }
    }

    private boolean members() {
        if (!take('{')) return false;
        do {
            if (!member()) return false;
        } while (take(','));
        return take('}') && atEnd();
    }

    private boolean member() {
        byte[] name = text();
        if (name == null || !take(':')) return false;
        return switch (new String(name, StandardCharsets.ISO_8859_1)) {
            case "jws" -> jws == null && (jws = text()) != null;
            case "salt" -> salt == null && (salt = ascii(text())) != null;
            case "content" -> content == null && (content = object()) != null;
            default -> false;
        };
    }

    private static @Nullable String ascii(byte @Nullable [] text) {
        return text == null ? null : new String(text, StandardCharsets.ISO_8859_1);
    }

    /** A string without escapes or control characters, or null. */
    private byte @Nullable [] text() {
        if (!take('"')) return null;
        int start = at;
        while (at < end) {
            byte next = body[at++];
            if (next == '"') return Arrays.copyOfRange(body, start, at - 1);
            if (next == '\\' || (next & 0xff) < 0x20) return null;
        }
        return null;
    }

    /** The bytes of an object, found by counting brackets outside strings, or null. Whether it is JSON is asked later. */
    private byte @Nullable [] object() {
        skipSpace();
        if (at == end || body[at] != '{') return null;
        int start = at;
        int depth = 0;
        boolean inText = false;
        while (at < end) {
            byte next = body[at++];
            if (inText) {
                if (next == '\\') at++;
                else if (next == '"') inText = false;
            } else if (next == '"') {
                inText = true;
            } else if (next == '{') {
                depth++;
            } else if (next == '}' && --depth == 0) {
                return Arrays.copyOfRange(body, start, at);
            }
        }
        return null;
    }

    private boolean take(char expected) {
        skipSpace();
        if (at >= end || body[at] != expected) return false;
        at++;
        return true;
    }

    private boolean atEnd() {
        skipSpace();
        return at == end;
    }

    private void skipSpace() {
        while (at < end && isSpace(body[at])) at++;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }
}
