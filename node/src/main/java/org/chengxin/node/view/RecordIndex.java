package org.chengxin.node.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.node.port.Committed;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateFollower;

/** Follows credit records: who has published any, how many there are of each status, and which end soon. */
final class RecordIndex implements StateFollower {

    private static final String PREFIX = "credit/record/";
    private static final Codec<CreditRecord> CODEC = Codec.of(CreditRecord.class);

    private final Set<Uscc> publishers = new ConcurrentSkipListSet<>();
    private final EndingDisplays ending;
    private volatile Tally tally = new Tally(0, 0, 0);

    /** How many records there are of each status. */
    record Tally(long displayed, long held, long ended) {

        Tally with(CreditRecord record, int more) {
            return switch (record) {
                case CreditRecord.Displayed _ -> new Tally(displayed + more, held, ended);
                case CreditRecord.Held _ -> new Tally(displayed, held + more, ended);
                case CreditRecord.Ended _ -> new Tally(displayed, held, ended + more);
            };
        }
    }

    RecordIndex(EndingDisplays ending) {
        this.ending = ending;
    }

    @Override
    public void found(Leaf leaf) {
        if (leaf.path().startsWith(PREFIX))
            tally = changed(
                    tally,
                    key(leaf.path()),
                    Optional.empty(),
                    CODEC.decode(leaf.value().shared()));
    }

    @Override
    public void complete(Committed committed) {}

    @Override
    public void follow(Committed committed, List<StateChange> changes) {
        Tally counted = tally;
        for (StateChange change : changes)
            if (change.key() instanceof RecordKey key)
                counted = changed(
                        counted,
                        key,
                        change.before(),
                        key.type().cast(change.value().orElseThrow()));
        tally = counted;
    }

    private Tally changed(Tally counted, RecordKey key, Optional<Bytes> before, CreditRecord now) {
        publishers.add(key.publisher());
        ending.changed(key, now);
        Tally without = before.map(value -> counted.with(CODEC.decode(value.shared()), -1))
                .orElse(counted);
        return without.with(now, 1);
    }

    /** The key that has a path. */
    static RecordKey key(String path) {
        int publisher = PREFIX.length();
        return new RecordKey(
                new Uscc(path.substring(publisher, publisher + Uscc.LENGTH)),
                new RecordId(path.substring(publisher + Uscc.LENGTH + 1)));
    }

    /** Everyone who has ever published or held a record. */
    Set<Uscc> publishers() {
        return publishers;
    }

    Tally tally() {
        return tally;
    }
}
