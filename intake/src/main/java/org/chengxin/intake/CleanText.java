package org.chengxin.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/** Removes dirt whose meaning is certain and leaves everything else as it is. Nothing is normalised. */
final class CleanText {

    private static final Pattern NOTHING = Pattern.compile("(?:[-—–－―/／\\\\ 　]+|无|(?i:n/a|null))");
    private static final char IDEOGRAPHIC_SPACE = '\u3000';
    private static final char FULL_WIDTH_FIRST = '\uff01';
    private static final char FULL_WIDTH_LAST = '\uff5e';
    private static final int FULL_WIDTH_OFFSET = 0xfee0;
    private static final int FIRST_UNSEEN = 0xad;

    private CleanText() {}

    /** Without space around it, line breaks and tabs inside it, and characters that nobody sees. */
    static String of(String raw) {
        if (isClean(raw)) return raw;
        var clean = new StringBuilder(raw.length());
        boolean breakSeen = false;
        int next;
        for (int i = 0; i < raw.length(); i += Character.charCount(next)) {
            next = raw.codePointAt(i);
            if (next == '\r' || next == '\n' || next == '\t') breakSeen = true;
            else if (!isUnseen(next)) {
                if (breakSeen && !clean.isEmpty()) clean.append(' ');
                breakSeen = false;
                clean.appendCodePoint(next);
            }
        }
        int start = 0;
        int end = clean.length();
        while (start < end && isSpace(clean.charAt(start))) start++;
        while (end > start && isSpace(clean.charAt(end - 1))) end--;
        return clean.substring(start, end);
    }

    private static boolean isClean(String raw) {
        if (raw.isEmpty()) return true;
        if (isSpace(raw.charAt(0)) || isSpace(raw.charAt(raw.length() - 1))) return false;
        int next;
        for (int i = 0; i < raw.length(); i += Character.charCount(next)) {
            next = raw.codePointAt(i);
            if (next == '\r' || next == '\n' || next == '\t' || isUnseen(next)) return false;
        }
        return true;
    }

    /** The clean text, unless it is empty or one of the marks that stand for nothing. */
    static Optional<String> valueOf(String raw) {
        String clean = of(raw);
        return clean.isEmpty() || NOTHING.matcher(clean).matches() ? Optional.empty() : Optional.of(clean);
    }

    /** With digits, letters and signs of full width in their usual width. */
    static String halfWidth(String text) {
        StringBuilder narrow = new StringBuilder(text);
        for (int i = 0; i < narrow.length(); i++) {
            char next = narrow.charAt(i);
            if (next >= FULL_WIDTH_FIRST && next <= FULL_WIDTH_LAST)
                narrow.setCharAt(i, (char) (next - FULL_WIDTH_OFFSET));
            else if (next == IDEOGRAPHIC_SPACE) narrow.setCharAt(i, ' ');
        }
        return narrow.toString();
    }

    /** With digits and letters of full width in their usual width, and signs as they are. */
    static String halfWidthDigitsAndLetters(String text) {
        StringBuilder narrow = new StringBuilder(text);
        for (int i = 0; i < narrow.length(); i++) {
            char usual = (char) (narrow.charAt(i) - FULL_WIDTH_OFFSET);
            boolean wide = narrow.charAt(i) >= FULL_WIDTH_FIRST && narrow.charAt(i) <= FULL_WIDTH_LAST;
            if (wide && isAsciiDigitOrLetter(usual)) narrow.setCharAt(i, usual);
        }
        return narrow.toString();
    }

    /**
     * Whether a clean text has characters that no author meant: marks of bytes lost in an earlier conversion, control
     * characters, or signs that turn the direction of writing and so show another text than is stored.
     */
    static boolean isDamaged(String clean) {
        for (int i = 0; i < clean.length(); i++) {
            char next = clean.charAt(i);
            boolean control = next < 0x20 || (next >= 0x7f && next <= 0x9f);
            if (control || turnsDirection(next) || next >= '\ufffd' || (next >= '\ufdd0' && next <= '\ufdef'))
                return true;
        }
        return false;
    }

    private static boolean isAsciiDigitOrLetter(char next) {
        return (next >= '0' && next <= '9') || (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z');
    }

    private static boolean isSpace(char next) {
        return next == ' ' || next == '\u00a0' || next == IDEOGRAPHIC_SPACE;
    }

    private static boolean turnsDirection(int sign) {
        return (sign >= 0x202a && sign <= 0x202e) || (sign >= 0x2066 && sign <= 0x2069);
    }

    /**
     * Whether a character shows nothing of itself, so that a text with it looks like the text without: those for
     * formatting, and what else Unicode lists as Default_Ignorable_Code_Point. Signs that turn the direction of writing
     * are damage instead.
     */
    private static boolean isUnseen(int sign) {
        if (sign < FIRST_UNSEEN || turnsDirection(sign)) return false;
        return switch (sign) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2065, 0x3164, 0xffa0 -> true;
            default ->
                Character.getType(sign) == Character.FORMAT
                        || (sign >= 0x180b && sign <= 0x180f)
                        || (sign >= 0xfe00 && sign <= 0xfe0f)
                        || (sign >= 0xfff0 && sign <= 0xfff8)
                        || (sign >= 0xe0000 && sign <= 0xe0fff);
        };
    }
}
