package org.chengxin.node.port;

import java.io.IOException;
import java.util.List;
import org.chengxin.content.Holding;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;

/**
 * The nodes of other members, which have contents that this one misses. Whoever implements it makes sure that the one who
 * answers is the member that was asked, and that neither silence nor length of an answer is without bounds. What an answer
 * says is checked by whoever asks. Safe for several threads.
 */
public interface ContentPeers {

    /** Most contents in one question. */
    int MOST_ASKED = 64;

    /** The members that can be asked, each once; never this node's own. */
    List<Uscc> members();

    /**
     * Asks a member's node once.
     *
     * @param member one of {@link #members()}
     * @param wanted from 1 to {@value #MOST_ASKED} holdings
     * @return what the member gave, unchecked, in any order; it gives nothing of what it lacks or does not display
     * @throws IOException when it did not answer in time, not as it should, or is not who it has to be
     */
    List<ContentOpening> ask(Uscc member, List<Holding> wanted) throws IOException, InterruptedException;
}
