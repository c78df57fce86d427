package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.DEPTH;
import static org.chengxin.encoding.MalformedException.Fault.KIND;
import static org.chengxin.encoding.MalformedException.Fault.LONE_SURROGATE;
import static org.chengxin.encoding.MalformedException.Fault.NOT_CANONICAL;
import static org.chengxin.encoding.MalformedException.Fault.NUMBER;
import static org.chengxin.encoding.MalformedException.Fault.SYNTAX;
import static org.chengxin.encoding.MalformedException.Fault.TRAILING;
import static org.chengxin.encoding.MalformedException.Fault.UTF8;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chengxin.encoding.MalformedException.Fault;

/**
 * A place in a range of bytes, and the tokens of JSON read from there. Either canonical (RFC 8785: one spelling for every
 * token, no white space) or any JSON of RFC 8259; in both, bytes that are not UTF-8, lone surrogates, fractions,
 * exponents and integers beyond 2^53 − 1 are refused.
 */
final class StrictReader {

    private static final String SHORT_ESCAPED = "\b\t\n\f\r\"\\";
    private static final String SHORT_ESCAPES = "btnfr\"\\";
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final byte[] bytes;
    private final int base;
    private final int end;
    private final boolean canonical;
    private int at;
    private int depth;

    private StrictReader(byte[] bytes, int offset, int length, boolean canonical) {
        this.bytes = bytes;
        this.base = offset;
        this.end = offset + length;
        this.canonical = canonical;
        this.at = offset;
    }

    /** Reads canonical JSON only. */
    static StrictReader canonical(byte[] bytes, int offset, int length) {
        return new StrictReader(bytes, offset, length, true);
    }

    /** Reads any JSON. */
    static StrictReader lenient(byte[] bytes) {
        return new StrictReader(bytes, 0, bytes.length, false);
    }

    /** Offset of the next byte from the start of the range. */
    int offset() {
        return at - base;
    }

    /** Goes back to, or on to, an offset that {@link #offset} gave. */
    void moveTo(int offset) {
        at = base + offset;
    }

    /** How many arrays and objects are open. */
    int depth() {
        return depth;
    }

    /** Forgets or restores open arrays and objects, together with {@link #moveTo}. */
    void setDepth(int open) {
        depth = open;
    }

    /** A copy of the bytes between two offsets. */
    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, base + from, base + to);
    }

    MalformedException fault(Fault fault, int offset) {
        return new MalformedException(fault, offset);
    }

    /** The next byte as 0 to 255, or −1 at the end. */
    int peek() {
        return at < end ? bytes[at] & 0xff : -1;
    }

    /** Steps over the next byte when it is {@code ascii}. */
    boolean skip(char ascii) {
        if (at < end && bytes[at] == ascii) {
            at++;
            return true;
        }
        return false;
    }

    /** Steps over the next bytes when they are these. */
    boolean skip(byte[] expected) {
        int length = expected.length;
        if (end - at < length || bytes[at] != expected[0]) return false;
        if (!Arrays.equals(bytes, at, at + length, expected, 0, length)) return false;
        at += length;
        return true;
    }

    /** Steps over white space where it is allowed. */
    void space() {
        if (canonical) return;
        while (at < end && isSpace(bytes[at])) at++;
    }

    /** Steps over a separator or bracket that must come here. */
    void punctuation(char ascii) {
        space();
        if (skip(ascii)) return;
        throw fault(canonical && at < end && isSpace(bytes[at]) ? NOT_CANONICAL : SYNTAX, offset());
    }

    /** Opens an array or object, which must begin here. */
    void open(char bracket) {
        if (peek() != bracket) throw unexpected();
        if (++depth > Limits.MAX_DEPTH) throw fault(DEPTH, offset());
        at++;
    }

    /** Closes an array or object, whose bracket must come here. */
    void close(char bracket) {
        punctuation(bracket);
        depth--;
    }

    /** Nothing may be left. */
    void finish() {
        space();
        if (at != end) throw fault(TRAILING, offset());
    }

    /** Why no value of the wanted kind begins here. */
    MalformedException unexpected() {
        int next = peek();
        if (next < 0) return fault(SYNTAX, offset());
        if (canonical && isSpace((byte) next)) return fault(NOT_CANONICAL, offset());
        boolean otherKind =
                switch (next) {
                    case '"', '{', '[', '-' -> true;
                    case 't' -> startsWith(TRUE);
                    case 'f' -> startsWith(FALSE);
                    case 'n' -> startsWith(NULL);
                    default -> isDigit(next);
                };
        return fault(otherKind ? KIND : SYNTAX, offset());
    }

    private boolean startsWith(byte[] word) {
        return end - at >= word.length && Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
    }

    boolean bool() {
        if (skip(TRUE)) return true;
        if (skip(FALSE)) return false;
        throw unexpected();
    }

    /** Steps over {@code null}, which only JSON of others has. */
    boolean skipNull() {
        return !canonical && skip(NULL);
    }

    /** An integer within ±(2^53−1). */
    long integer() {
        int start = at;
        boolean negative = skip('-');
        int digits = at;
        long value = 0;
        while (at < end && isDigit(bytes[at])) {
            if (value <= Limits.MAX_INTEGER) value = value * 10 + (bytes[at] - '0');
            at++;
        }
        int count = at - digits;
        if (count == 0) {
            if (negative) throw fault(SYNTAX, offset());
            throw unexpected();
        }
        if (count > 1 && bytes[digits] == '0') throw fault(SYNTAX, digits - base);
        if (fractionOrExponent() || value > Limits.MAX_INTEGER) throw fault(NUMBER, start - base);
        if (negative && value == 0 && canonical) throw fault(NOT_CANONICAL, start - base);
        return negative ? -value : value;
    }

    private boolean fractionOrExponent() {
        boolean found = false;
        if (skip('.')) {
            digits();
            found = true;
        }
        if (skip('e') || skip('E')) {
            if (!skip('-')) skip('+');
            digits();
            found = true;
        }
        return found;
    }

    private void digits() {
        int start = at;
        while (at < end && isDigit(bytes[at])) at++;
        if (at == start) throw fault(SYNTAX, offset());
    }

    /** A string. */
    String string() {
        if (peek() != '"') throw unexpected();
        int start = ++at;
        int i = start;
        while (i < end) {
            byte next = bytes[i];
            if (next == '"') {
                at = i + 1;
                return new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
            }
            if (next < 0x20 || next == '\\') break; // negative bytes are not ASCII
            i++;
        }
        return longWayString(start);
    }

    /** A string with escapes or characters beyond ASCII: unit by unit. */
    private String longWayString(int start) {
        int closing = start;
        while (closing < end && bytes[closing] != '"') closing += bytes[closing] == '\\' ? 2 : 1;
        char[] units = new char[Math.min(closing, end) - start];
        int count = 0;
        at = start;
        while (true) {
            int next = peek();
            if (next < 0x20) throw fault(SYNTAX, offset());
            if (next == '"') {
                at++;
                return new String(units, 0, count);
            }
            int point = next;
            if (next == '\\') point = escaped();
            else if (next < 0x80) at++;
            else point = beyondAscii(next);
            if (point < 0x10000) units[count++] = (char) point;
            else {
                units[count++] = Character.highSurrogate(point);
                units[count++] = Character.lowSurrogate(point);
            }
        }
    }

    /** A character of two to four bytes, in its shortest form and not a surrogate (RFC 3629, section 4). */
    private int beyondAscii(int lead) {
        int start = at++;
        int more;
        int least;
        if (lead >= 0xc2 && lead <= 0xdf) {
            more = 1;
            least = 0x80;
        } else if (lead >= 0xe0 && lead <= 0xef) {
            more = 2;
            least = 0x800;
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            more = 3;
            least = 0x10000;
        } else throw fault(UTF8, start - base);
        int point = lead & (0x3f >> more);
        for (int i = 0; i < more; i++) {
            int next = peek();
            if (next < 0 || (next & 0xc0) != 0x80) throw fault(UTF8, start - base);
            point = point << 6 | (next & 0x3f);
            at++;
        }
        if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw fault(UTF8, start - base);
        return point;
    }

    /** The character that an escape stands for. */
    private int escaped() {
        int start = at++;
        int letter = peek();
        if (letter == 'u') {
            int point = escapedInHex(start);
            if (canonical && !isCanonicalHex(start, point)) throw fault(NOT_CANONICAL, start - base);
            return point;
        }
        int form = letter < 0 ? -1 : SHORT_ESCAPES.indexOf(letter);
        if (form < 0 && letter != '/') throw fault(SYNTAX, offset());
        if (form < 0 && canonical) throw fault(NOT_CANONICAL, start - base);
        at++;
        return form < 0 ? '/' : SHORT_ESCAPED.charAt(form);
    }

    /** Reads {@code uXXXX}, and its partner too when it is a surrogate. */
    private int escapedInHex(int start) {
        char unit = fourHexDigits(at + 1);
        at += 5;
        if (!Character.isSurrogate(unit)) return unit;
        boolean anotherFollows =
                Character.isHighSurrogate(unit) && end - at >= 2 && bytes[at] == '\\' && bytes[at + 1] == 'u';
        if (!anotherFollows) throw fault(LONE_SURROGATE, start - base);
        char partner = fourHexDigits(at + 2);
        if (!Character.isLowSurrogate(partner)) throw fault(LONE_SURROGATE, start - base);
        at += 6;
        return Character.toCodePoint(unit, partner);
    }

    private char fourHexDigits(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < end && bytes[i] >= 0 ? Character.digit((char) bytes[i], 16) : -1;
            if (digit < 0) throw fault(SYNTAX, Math.min(i, end) - base);
            value = value << 4 | digit;
        }
        return (char) value;
    }

    /** RFC 8785 escapes only control characters so, those without a short form, in small letters. */
    private boolean isCanonicalHex(int start, int point) {
        if (point >= 0x20 || SHORT_ESCAPED.indexOf(point) >= 0) return false;
        return bytes[start + 5] == "0123456789abcdef".charAt(point & 0xf);
    }

    /**
     * Looks for a member of the object that begins here by its name, quotes and colon included, without reading what
     * stands before it: what is found still has to be read.
     *
     * @return the offset of the name, or −1
     */
    int find(byte[] name) {
        int level = 0;
        for (int i = at; i < end; i++) {
            switch (bytes[i]) {
                case '"' -> {
                    boolean atName = level == 1 && (bytes[i - 1] == '{' || bytes[i - 1] == ',');
                    if (atName
                            && end - i >= name.length
                            && Arrays.equals(bytes, i, i + name.length, name, 0, name.length)) return i - base;
                    i = endOfString(i);
                }
                case '{', '[' -> level++;
                case '}', ']' -> {
                    if (--level == 0) return -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    private int endOfString(int start) {
        int i = start + 1;
        while (i < end && bytes[i] != '"') i += bytes[i] == '\\' ? 2 : 1;
        return i;
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    private static boolean isDigit(int next) {
        return next >= '0' && next <= '9';
    }
}
