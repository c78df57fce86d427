package org.chengxin.ledger.governance;

import java.util.Optional;
import org.chengxin.ledger.Sender;
import org.chengxin.ledger.View;

/** Who may decide for the members. While there is one member, its transaction is the vote. */
final class Vote {

    private Vote() {}

    /** What stands against the sender's deciding alone, if anything. */
    static Optional<GovernanceReason> missing(View view, Sender sender) {
        if (!view.isMember(sender)) return Optional.of(GovernanceReason.SENDER_MUST_BE_MEMBER);
        int members = view.require(new MembersKey()).members().size();
        return members == 1 ? Optional.empty() : Optional.of(GovernanceReason.MEMBER_MUST_BE_THE_ONLY_ONE);
    }
}
