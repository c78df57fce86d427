package org.chengxin.node.flow;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.node.port.Clock;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateVersion;

/**
 * Contents that nobody may see any more: of records whose display has ended, and of publications that came to nothing.
 * Safe for several threads.
 */
final class Leftovers {

    private final ContentStore contents;
    private final WaitingTransactions waiting;
    private final Supplier<StateVersion> newest;
    private final Clock clock;
    private final Set<Holding> suspects = new HashSet<>();
    private final Set<Holding> awaited = new HashSet<>();
    private long awaitedUntil;
    private final Object keeping = new Object();
    private volatile boolean caughtUp;

    Leftovers(ContentStore contents, WaitingTransactions waiting, Supplier<StateVersion> newest, Clock clock) {
        this.contents = contents;
        this.waiting = waiting;
        this.newest = newest;
        this.clock = clock;
    }

    /** Notes the contents of records that a block has ended. */
    void follow(List<StateChange> changes) {
        for (StateChange change : changes)
            if (DisplayedRecords.isAt(change.path()) && change.before().isPresent())
                shown(change.before())
                        .filter(commitment -> !shown(change.after()).equals(Optional.of(commitment)))
                        .ifPresent(commitment -> suspect(new Holding(commitment, change.keyHash())));
    }

    /** Notes a content that may have lost its use. */
    synchronized void suspect(Holding holding) {
        suspects.add(holding);
    }

    /**
     * Destroys everything in the store that the state does not show, now that the state has caught up with the chain. What
     * can still be published may wait for that in other nodes' engines, as long as a transaction can: it is looked at again
     * after that time. It begins anew with each start, since nobody knows when the content came.
     *
     * @param alone whether no other node's engine can hold a transaction that this one has forgotten
     */
    void begin(boolean alone) {
        caughtUp = true;
        StateVersion version = newest.get();
        Set<Holding> useless = new HashSet<>();
        Set<Holding> mayBePublished = new HashSet<>();
        contents.forEachHolding(holding -> {
            if (DisplayedRecords.find(version, holding).isPresent()) return;
            boolean over = alone || DisplayedRecords.isDecided(version, holding);
            (over ? useless : mayBePublished).add(holding);
        });
        synchronized (this) {
            suspects.addAll(useless);
            awaited.addAll(mayBePublished);
            awaitedUntil = version.committed().time() + Ledger.EXPIRY_MAX_MILLIS;
        }
        destroy();
    }

    /**
     * Destroys what has lost its use indeed; nothing before {@link #begin}, since a state that lacks blocks does not
     * show what they publish. What could not be destroyed is tried again the next time.
     *
     * @return how many holdings were let go
     */
    int destroy() {
        if (!caughtUp) return 0;
        Set<Holding> taken = take();
        Collection<Holding> closed = waiting.close(taken);
        // What a waiting transaction brings as well is looked at again: it may be refused without coming into a block.
        taken.stream().filter(holding -> !closed.contains(holding)).forEach(this::suspect);
        try {
            return destroyUseless(closed);
        } catch (UncheckedIOException failed) {
            taken.forEach(this::suspect);
            throw failed;
        } finally {
            waiting.reopen(closed);
        }
    }

    private int destroyUseless(Collection<Holding> closed) {
        synchronized (keeping) {
            List<Holding> useless = closed.stream()
                    .filter(holding -> !isShown(holding) && contents.holds(holding))
                    .toList();
            if (!useless.isEmpty()) contents.destroy(useless);
            return useless.size();
        }
    }

    /**
     * Keeps contents that came after their records, those of them that are displayed at this moment. Never while something is being
     * destroyed: a content that has lost its use in between would stay for ever.
     */
    void keep(Collection<StoredContent> late) {
        if (late.isEmpty()) return;
        synchronized (keeping) {
            List<StoredContent> shown = late.stream()
                    .filter(content -> isDisplayed(content.holding()))
                    .toList();
            if (!shown.isEmpty()) contents.put(shown);
        }
        for (StoredContent content : late) if (!isShown(content.holding())) suspect(content.holding());
    }

    private synchronized Set<Holding> take() {
        if (newest.get().committed().time() > awaitedUntil) {
            suspects.addAll(awaited);
            awaited.clear();
        }
        Set<Holding> taken = Set.copyOf(suspects);
        suspects.clear();
        return taken;
    }

    private boolean isShown(Holding holding) {
        return DisplayedRecords.find(newest.get(), holding).isPresent();
    }

    private boolean isDisplayed(Holding holding) {
        return DisplayedRecords.find(newest.get(), holding)
                .filter(record -> record.isShownAt(clock.now()))
                .isPresent();
    }

    /** The commitment of a record that has not been ended. */
    private static Optional<Bytes> shown(Optional<Bytes> record) {
        return record.flatMap(DisplayedRecords::read).map(CreditRecord.Displayed::content);
    }
}
