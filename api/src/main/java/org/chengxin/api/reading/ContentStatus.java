package org.chengxin.api.reading;

import java.util.Optional;
import org.chengxin.ledger.credit.ContentOpening;

/** Whether a node has the content of a record that it shows. */
public final class ContentStatus {

    /** The content is in the answer. */
    public static final String HERE = "here";
    /** The content was handed in at another node and is being fetched from there; what the ledger holds is shown already. */
    public static final String ON_ITS_WAY = "on its way";

    private ContentStatus() {}

    /** The status of a displayed record with this content. */
    public static String of(Optional<ContentOpening> opening) {
        return opening.isPresent() ? HERE : ON_ITS_WAY;
    }
}
