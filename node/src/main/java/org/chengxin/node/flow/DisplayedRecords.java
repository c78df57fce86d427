package org.chengxin.node.flow;

import java.util.Optional;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.node.state.StateVersion;

/** Reads credit records from values of the state. */
final class DisplayedRecords {

    private static final String PREFIX = "credit/record/";
    private static final Codec<CreditRecord> CODEC = Codec.of(CreditRecord.class);

    private DisplayedRecords() {}

    /** Whether a credit record is at this path. */
    static boolean isAt(String path) {
        return path.startsWith(PREFIX);
    }

    /** The record that a value is, unless it is held or has been ended. */
    static Optional<CreditRecord.Displayed> read(Bytes value) {
        return CODEC.decode(value.shared()) instanceof CreditRecord.Displayed displayed
                ? Optional.of(displayed)
                : Optional.empty();
    }

    /** Whose record is at a path. */
    static Uscc publisher(String path) {
        return new Uscc(path.substring(PREFIX.length(), PREFIX.length() + Uscc.LENGTH));
    }

    /** Whether nothing can be published any more where a content belongs: a record was displayed there, or has ended. */
    static boolean isDecided(StateVersion version, Holding holding) {
        return version.leaf(holding.holder())
                .filter(leaf -> isAt(leaf.path()))
                .filter(leaf -> !(CODEC.decode(leaf.value().shared()) instanceof CreditRecord.Held))
                .isPresent();
    }

    /** The record that shows a content, unless it has been ended or shows another one. */
    static Optional<CreditRecord.Displayed> find(StateVersion version, Holding holding) {
        return version.leaf(holding.holder())
                .filter(leaf -> isAt(leaf.path()))
                .flatMap(leaf -> read(leaf.value()))
                .filter(record -> record.content().equals(holding.commitment()));
    }
}
