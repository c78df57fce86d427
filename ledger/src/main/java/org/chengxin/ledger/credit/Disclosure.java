package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.View;

/**
 * Which transactions about records may still be shown as they were signed. What stops being public stops everywhere, so
 * the others are served as the SHA-256 of their bytes, which a block's {@code data_hash} is made of.
 */
public final class Disclosure {

    private Disclosure() {}

    /**
     * Whether a transaction that is in a block may be shown. A publication may, while the record it began is displayed;
     * a held record's, while it is held; and what was asked about a displayed record to no effect. A publication that
     * was refused never became public and never may.
     *
     * @param sender who signed the transaction
     * @param view   the newest state
     * @param now    the time of showing, in milliseconds
     */
    public static boolean mayBeShown(CreditTransaction transaction, Uscc sender, View view, long now) {
        Optional<CreditRecord> record = view.find(new RecordKey(transaction.publisher(sender), transaction.record()));
        if (record.isEmpty()) return false;
        return switch (record.get()) {
            case CreditRecord.Ended _ -> false;
            case CreditRecord.Held held ->
                transaction instanceof HoldRecord hold && hold.content().equals(held.content());
            case CreditRecord.Displayed displayed when !displayed.isShownAt(now) -> false;
            case CreditRecord.Displayed displayed ->
                switch (transaction) {
                    case Publication publication -> displayed.says(publication);
                    case HoldRecord _ -> true;
                    case WithdrawRecord _, EndPermit _, EndDisplay _ -> true;
                };
        };
    }
}
