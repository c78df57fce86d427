package org.chengxin.consensus.cometbft;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.flow.Node;
import org.chengxin.node.flow.Submission;

/** A registrar that registers one organisation after another. */
final class Load {

    private final Node node;
    private long sequence;

    /** Load that begins with a sequence. */
    Load(Node node, long sequence) {
        this.node = node;
        this.sequence = sequence;
    }

    /** The sequence of the transaction to come. */
    long sequence() {
        return sequence;
    }

    /** Hands in the next one, as often as it takes until there is room for it. */
    Submission.Pending next() {
        byte[] transaction = TestValidator.sign(
                TestGenesis.REGISTRAR,
                sequence,
                new RegisterOrganisation(
                        TestGenesis.company((int) (100 + sequence)),
                        "示例" + sequence + "有限公司",
                        LocalDate.parse("2020-01-01"),
                        Optional.empty()));
        sequence++;
        return Patience.found(
                () -> Optional.of(node.submit(transaction.clone(), Optional.empty()))
                        .filter(Submission.Pending.class::isInstance)
                        .map(Submission.Pending.class::cast),
                () -> node.status().toString());
    }
}
