package org.chengxin.api.reading;

import java.util.Optional;
import org.chengxin.ledger.credit.ContentOpening;

/** Whether a node has the content of a record that it shows. */
public final class ContentStatus {

    /** The content is in the answer. */
    public static final String HERE = "here";
    /** The content was handed in at another node and is being fetched from there; what the ledger holds is shown already. */
    public static final String ON_ITS_WAY = "on its way";
    /** The content was here and is not, and no other node has it: its publisher can import the same file again. */
    public static final String LOST = "lost";

    private ContentStatus() {}

    /**
     * The status of a displayed record with this content.
     *
     * @param fetched whether contents that are missing are fetched from other nodes
     */
    public static String of(Optional<ContentOpening> opening, boolean fetched) {
        if (opening.isPresent()) return HERE;
        return fetched ? ON_ITS_WAY : LOST;
    }
}
