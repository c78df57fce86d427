package org.chengxin.node.port;

import java.util.List;
import org.chengxin.ledger.Jwk;
import org.chengxin.ledger.Uscc;

/** Whose keys the ledger knows now. Safe for several threads. */
@FunctionalInterface
public interface MemberKeys {

    /**
     * The members of which this is an active key at this moment: none for every other key. It is more than one when several
     * have put the same key on the ledger, of which only those who hold its private half can use it.
     */
    List<Uscc> membersWith(Jwk key);
}
