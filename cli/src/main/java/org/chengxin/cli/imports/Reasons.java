package org.chengxin.cli.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.identity.IdentityReason;

/** The ledger's reasons by their codes. */
final class Reasons {

    private static final Map<String, Reason> BY_CODE = new HashMap<>();

    static {
        for (List<? extends Reason> reasons : List.of(
                List.of(AdmissionReason.values()), List.of(IdentityReason.values()), List.of(CreditReason.values())))
            for (Reason reason : reasons) BY_CODE.put(reason.code(), reason);
    }

    private Reasons() {}

    /** The reason of a code; empty for codes of the edge, or of a newer release. */
    static Optional<Reason> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
