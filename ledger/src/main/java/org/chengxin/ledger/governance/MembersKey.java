package org.chengxin.ledger.governance;

import org.chengxin.ledger.StateKey;

/** Where all members are listed. */
public record MembersKey() implements StateKey<MemberIndex> {

    @Override
    public String path() {
        return "governance/members";
    }

    @Override
    public Class<MemberIndex> type() {
        return MemberIndex.class;
    }
}
