package org.chengxin.intake;

import java.util.Locale;
import java.util.Optional;
import org.chengxin.ledger.Uscc;

/** Unified social credit codes as files write them: with space around them, in full width, in small letters. */
final class UsccText {

    private static final String SOLE_TRADER = "92";

    private UsccText() {}

    static Reading<Uscc> read(String raw) {
        Optional<String> text = clean(raw);
        if (text.isEmpty()) return Reading.nothing();
        String code = text.get();
        if (code.length() != Uscc.LENGTH) return Reading.wrong(IntakeReason.USCC_MUST_BE_WELL_FORMED);
        try {
            Uscc.checkCharacter(code);
        } catch (IllegalArgumentException foreignCharacter) {
            return Reading.wrong(IntakeReason.USCC_MUST_BE_WELL_FORMED);
        }
        try {
            return Reading.of(new Uscc(code));
        } catch (IllegalArgumentException wrongCheck) {
            return Reading.wrong(IntakeReason.USCC_CHECK_MUST_FIT);
        }
    }

    /** Whether a code, right or wrong, begins as those of sole traders do. */
    static boolean beginsAsSoleTrader(String raw) {
        return clean(raw).filter(code -> code.startsWith(SOLE_TRADER)).isPresent();
    }

    private static Optional<String> clean(String raw) {
        return CleanText.valueOf(raw).map(CleanText::halfWidth).map(code -> code.toUpperCase(Locale.ROOT));
    }
}
