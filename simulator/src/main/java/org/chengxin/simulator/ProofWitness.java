package org.chengxin.simulator;

import org.chengxin.ledger.Uscc;
import org.chengxin.merkle.ProofFile;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.node.flow.Node;

/** Asks a node for proofs, and believes nobody but the genesis. */
final class ProofWitness {

    private ProofWitness() {}

    /** Takes a proof of an organisation, there or not, and one of the list of its records. */
    static void look(Node node, Chance chance) {
        if (node.provable().isEmpty()) return;
        Uscc company = Intentions.company(2 + chance.below(Intentions.COMPANIES));
        var version = node.provable().get();
        requireAuthentic(node.proofs().organisation(version, company));
        requireAuthentic(node.proofs().records(version, company));
    }

    private static void requireAuthentic(ProofFile proof) {
        ProofVerdict verdict = ProofVerifier.verify(proof.encode(), InventedCity.DOCUMENT);
        BrokenPromise.unless(verdict instanceof ProofVerdict.Verified, "a proof is refused: %s", verdict);
    }
}
