package org.chengxin.ledger.governance;

import java.util.List;
import org.chengxin.ledger.Uscc;

/** All members, sorted. */
public record MemberIndex(List<Uscc> members) {

    /** Keeps the list from changing. */
    public MemberIndex {
        members = List.copyOf(members);
    }
}
