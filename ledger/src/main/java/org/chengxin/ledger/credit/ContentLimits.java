package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.encoding.Limits;

/**
 * How long each text of a record's content may be, in bytes of UTF-8, which are three for a Chinese character. Meant to be
 * wide enough for every row of the national dual-publicity template; a text that is longer is refused, never cut.
 */
public final class ContentLimits {

    /** Names of organisations: 200 characters. */
    public static final int NAME_MAX_BYTES = 600;
    /** Decision and permit numbers: 128 characters. */
    public static final int NUMBER_MAX_BYTES = 384;
    /** Titles of decisions and names of certificates: 256 characters. */
    public static final int TITLE_MAX_BYTES = 768;
    /** A kind of permit or penalty: 256 characters. */
    public static final int KIND_MAX_BYTES = 768;
    /** What is permitted, or what the penalty is: 4,000 characters. */
    public static final int DECISION_MAX_BYTES = 12_000;
    /** The facts of a violation: 5,000 characters. */
    public static final int FACTS_MAX_BYTES = 15_000;
    /** The kind of a violation: 2,000 characters. */
    public static final int VIOLATION_MAX_BYTES = 6_000;
    /** The law that a penalty rests on: 2,048 characters. */
    public static final int BASIS_MAX_BYTES = 6_144;
    /** A licence that is suspended or revoked: 200 characters. */
    public static final int LICENCE_MAX_BYTES = 600;
    /** A remark: 512 characters. */
    public static final int REMARK_MAX_BYTES = 1_536;
    /** Kinds of penalty in one decision. */
    public static final int PENALTY_KINDS_MAX = 16;
    /** The largest amount: ten trillion yuan, in fen. */
    public static final long AMOUNT_MAX_FEN = 1_000_000_000_000_000L;
    /** The whole content as canonical JSON. */
    public static final int CONTENT_MAX_BYTES = 64 * 1024;

    private ContentLimits() {}

    /** Checks a text where there is one. */
    static void text(String component, Optional<String> value, int maxBytes) {
        value.ifPresent(text -> Limits.text(component, text, maxBytes));
    }

    /** Checks an amount where there is one. */
    static void amount(String component, Optional<Long> fen) {
        fen.ifPresent(amount -> Limits.within(component, amount, 0, AMOUNT_MAX_FEN));
    }
}
