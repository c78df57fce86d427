package org.chengxin.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.ledger.credit.ContentLimits;

/** Amounts as the template writes them, in 10,000 yuan (万元) with up to six decimals, the last of which is one fen. */
final class AmountText {

    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,30}(?:\\.[0-9]{1,30})?");
    private static final String UNIT = "万元";
    private static final int DECIMALS = 6;

    private AmountText() {}

    /** The amount in fen, exactly. */
    static Reading<Long> read(String raw) {
        Optional<String> text = CleanText.valueOf(raw).map(CleanText::halfWidth).map(AmountText::withoutUnit);
        if (text.isEmpty()) return Reading.nothing();
        if (!PLAIN.matcher(text.get()).matches()) return Reading.wrong(IntakeReason.AMOUNT_MUST_BE_READABLE);
        BigDecimal fen = new BigDecimal(text.get()).movePointRight(DECIMALS).stripTrailingZeros();
        if (fen.scale() > 0) return Reading.wrong(IntakeReason.AMOUNT_MUST_BE_WHOLE_FEN);
        if (fen.compareTo(BigDecimal.valueOf(ContentLimits.AMOUNT_MAX_FEN)) > 0)
            return Reading.wrong(IntakeReason.AMOUNT_MUST_FIT);
        return Reading.of(fen.longValueExact());
    }

    private static String withoutUnit(String text) {
        return text.endsWith(UNIT) ? CleanText.of(text.substring(0, text.length() - UNIT.length())) : text;
    }
}
