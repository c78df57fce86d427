package org.chengxin.ledger.governance;

import java.util.List;
import org.chengxin.ledger.Uscc;

/** All members, sorted. */
public record MemberIndex(List<Uscc> members) {

    /** Most members. */
    public static final int MAX = 100;

    /** Keeps the list from changing. */
    public MemberIndex {
        members = List.copyOf(members);
    }
}
