package org.chengxin.node.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.OfferedContents;
import org.chengxin.node.state.StateVersion;

/** Offers what is displayed now. */
final class DisplayedContents implements OfferedContents {

    private final ContentStore contents;
    private final Supplier<StateVersion> newest;
    private final Clock clock;
    private final BooleanSupplier caughtUp;

    DisplayedContents(ContentStore contents, Supplier<StateVersion> newest, Clock clock, BooleanSupplier caughtUp) {
        this.contents = contents;
        this.newest = newest;
        this.clock = clock;
        this.caughtUp = caughtUp;
    }

    @Override
    public List<ContentOpening> offered(List<Holding> asked) {
        if (!caughtUp.getAsBoolean()) return List.of();
        StateVersion version = newest.get();
        return asked.stream()
                .map(holding -> offered(version, holding))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ContentOpening> offered(StateVersion version, Holding holding) {
        return DisplayedRecords.find(version, holding)
                .filter(record -> record.isShownAt(version.judgedAt(clock.now())))
                .flatMap(record -> contents.find(record.content()))
                .map(stored -> new ContentOpening(stored.content(), stored.salt()));
    }
}
