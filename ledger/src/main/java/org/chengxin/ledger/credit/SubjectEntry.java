package org.chengxin.ledger.credit;

import org.chengxin.encoding.Discriminator;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;

/** One place in the list of a subject's records. Places are numbered from 0 without gaps and never taken away. */
@Discriminator("status")
public sealed interface SubjectEntry {

    /**
     * A record that is displayed until the time that the record itself names.
     *
     * @param kind      permit or penalty, so that "no penalty" has a proof
     * @param publisher who published it
     * @param record    its id below its publisher
     */
    record Displayed(RecordKind kind, Uscc publisher, RecordId record) implements SubjectEntry {}

    /** A record was here. */
    record Ended() implements SubjectEntry {}
}
