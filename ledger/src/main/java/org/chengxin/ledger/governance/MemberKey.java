package org.chengxin.ledger.governance;

import org.chengxin.ledger.StateKey;
import org.chengxin.ledger.Uscc;

/** Where an organisation is a {@link Member}. */
public record MemberKey(Uscc member) implements StateKey<Member> {

    @Override
    public String path() {
        return "governance/member/" + member.text();
    }

    @Override
    public Class<Member> type() {
        return Member.class;
    }
}
