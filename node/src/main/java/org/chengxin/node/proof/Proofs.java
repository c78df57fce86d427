package org.chengxin.node.proof;

import java.util.Collection;
import java.util.Optional;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.merkle.ProofFile;
import org.chengxin.node.state.StateVersion;

/** Makes proof files. Every method takes a version that is provable, see {@code Node.whenProvable}. */
public final class Proofs {

    Proofs() {}

    /**
     * Proves what stands at some paths, or that nothing does.
     *
     * @param version the version
     * @param paths   the paths
     * @param opening content of one of the records at those paths
     * @throws org.chengxin.node.NodeException when the version is not provable yet, or there are too many paths
     */
    public ProofFile prove(StateVersion version, Collection<String> paths, Optional<ContentOpening> opening) {
        throw new UnsupportedOperationException(version + " " + paths + opening);
    }

    /** Proves the registration of an organisation, or that there is none. */
    public ProofFile organisation(StateVersion version, Uscc uscc) {
        throw new UnsupportedOperationException(version + " " + uscc);
    }

    /** Proves a record, with its content if it is displayed now, or that there is none. */
    public ProofFile record(StateVersion version, Uscc publisher, RecordId id) {
        throw new UnsupportedOperationException(version + " " + publisher + id);
    }

    /** Proves the whole list of a subject: its length, every place, and the record at each place that has one. */
    public ProofFile records(StateVersion version, Uscc subject) {
        throw new UnsupportedOperationException(version + " " + subject);
    }
}
