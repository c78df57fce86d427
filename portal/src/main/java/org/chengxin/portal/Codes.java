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
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replace(" ", "")
                .toUpperCase(Language.EN.locale());
        try {
            return Optional.of(new Uscc(plain));
        } catch (IllegalArgumentException notACode) {
            return Optional.empty();
        }
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
