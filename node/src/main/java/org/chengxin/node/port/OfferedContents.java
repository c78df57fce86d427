package org.chengxin.node.port;

import java.util.List;
import org.chengxin.content.Holding;
import org.chengxin.ledger.credit.ContentOpening;

/** What this node gives to other members' nodes. Safe for several threads. */
@FunctionalInterface
public interface OfferedContents {

    /**
     * Those of the contents asked for that this node has and that their records display at this moment, by the newest state
     * and by the clock; nothing at all while the state lacks blocks that the chain has.
     *
     * @param asked what somebody else misses
     */
    List<ContentOpening> offered(List<Holding> asked);
}
