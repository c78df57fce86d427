package org.chengxin.portal;

import java.text.Normalizer;
import java.util.Optional;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;

/** Codes as people type them. */
final class Codes {

    private Codes() {}

    /** The unified social credit code that a text is, whatever its case or width and the spaces in it. */
    static Optional<Uscc> uscc(String typed) {
        try {
            return Optional.of(new Uscc(plain(typed)));
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
    }

    /** Whether a text has the length and the characters of a unified social credit code, and another check character. */
    static boolean isMistyped(String typed) {
        String plain = plain(typed);
        try {
            return plain.matches("[0-9A-Z]{" + Uscc.LENGTH + "}")
                    && Uscc.checkCharacter(plain) != plain.charAt(Uscc.LENGTH - 1);
        } catch (IllegalArgumentException notACode) {
            return false;
        }
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replace(" ", "")
                .toUpperCase(Language.EN.locale());
    }

    /** The record id that a text is. */
    static Optional<RecordId> recordId(String text) {
        try {
            return Optional.of(new RecordId(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
