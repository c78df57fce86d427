package org.chengxin.intake;

/** Follows UTF-8 (RFC 3629, section 4) byte by byte: shortest forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8Check {

    /** Bytes of a byte order mark. */
    static final int MARK_BYTES = 3;

    private int missing;
    private int least = 0x80;
    private int most = 0xbf;
    private boolean broken;
    private boolean marked;
    private long beyondAscii;

    static boolean startsWithMark(byte[] bytes, int length) {
        return length >= MARK_BYTES
                && (bytes[0] & 0xff) == 0xef
                && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf;
    }

    void take(byte next) {
        int value = next & 0xff;
        if (missing > 0) {
            if (value < least || value > most) broken = true;
            least = 0x80;
            most = 0xbf;
            if (--missing == 0) beyondAscii++;
        } else if (value >= 0x80) {
            begin(value);
        }
    }

    private void begin(int lead) {
        if (lead >= 0xc2 && lead <= 0xdf) missing = 1;
        else if (lead >= 0xe0 && lead <= 0xef) missing = 2;
        else if (lead >= 0xf0 && lead <= 0xf4) missing = 3;
        else broken = true;
        switch (lead) {
            case 0xe0 -> least = 0xa0;
            case 0xed -> most = 0x9f;
            case 0xf0 -> least = 0x90;
            case 0xf4 -> most = 0x8f;
            default -> {}
        }
    }

    /** The file says by its first bytes that it is UTF-8. */
    void isMarked() {
        marked = true;
    }

    boolean wasMarked() {
        return marked;
    }

    boolean isBroken() {
        return broken;
    }

    boolean isInsideCharacter() {
        return missing > 0;
    }

    /** Whole characters of two bytes or more. */
    long charactersBeyondAscii() {
        return beyondAscii;
    }
}
