package org.chengxin.node.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.node.port.Clock;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.Leaf;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.state.StateChange;
import org.chengxin.node.state.StateVersion;

/**
 * Fetches the contents of displayed records that came to this node without them, because they were handed in elsewhere.
 * What is missing is found in the state at the start and in every block after it. One question at a time goes to each
 * member; nothing of it holds consensus up. Only what opens its commitment, is of its kind and is still displayed is kept.
 */
public final class ContentFetching implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ContentFetching.class.getName());
    private static final long REST_MILLIS = 1_000;
    private static final long REST_AFTER_FAILURE_MILLIS = 5_000;

    private final ContentPeers peers;
    private final ContentStore contents;
    private final Leftovers leftovers;
    private final StateStore store;
    private final Supplier<StateVersion> newest;
    private final Clock clock;
    private final MissingContents missing;
    private final AtomicBoolean toLookThrough = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean more;

    ContentFetching(ContentPeers peers, Ports ports, Leftovers leftovers, Supplier<StateVersion> newest, int most) {
        this.peers = peers;
        this.contents = ports.contents();
        this.leftovers = leftovers;
        this.store = ports.state();
        this.newest = newest;
        this.clock = ports.clock();
        this.missing = new MissingContents(peers.members(), most);
    }

    /** The state has caught up: from now on, what it shows and this node lacks is looked for. */
    void begin() {
        toLookThrough.set(true);
    }

    /** Notes what a block has brought without content, and what it has ended. */
    void follow(List<StateChange> changes) {
        for (StateChange change : changes) {
            if (!DisplayedRecords.isAt(change.path())) continue;
            change.before()
                    .flatMap(DisplayedRecords::read)
                    .ifPresent(record -> missing.forget(List.of(new Holding(record.content(), change.keyHash()))));
            change.after()
                    .flatMap(DisplayedRecords::read)
                    .ifPresent(record -> noteIfMissing(change.keyHash(), change.path(), record));
        }
    }

    private void noteIfMissing(Bytes keyHash, String path, CreditRecord.Displayed record) {
        Holding holding = new Holding(record.content(), keyHash);
        if (!record.isShownAt(clock.now()) || contents.holds(holding)) return;
        if (!missing.add(holding, DisplayedRecords.publisher(path))) more = true;
    }

    /** Looks through the whole state once after the start, and again when there was more than could be looked for. */
    private void lookThrough() {
        if (more && missing.size() < MissingContents.MOST / 2) toLookThrough.set(true);
        if (!toLookThrough.compareAndSet(true, false)) return;
        more = false;
        try {
            store.scan(0, 255, this::look);
        } catch (UncheckedIOException failed) {
            toLookThrough.set(true);
            throw failed;
        }
    }

    private void look(Bytes keyHash, Leaf leaf) {
        if (DisplayedRecords.isAt(leaf.path()) && !more)
            DisplayedRecords.read(leaf.value()).ifPresent(record -> noteIfMissing(keyHash, leaf.path(), record));
    }

    /**
     * Asks a member once, if there is anything to ask it for now.
     *
     * @return whether there was
     */
    public boolean step(Uscc member) throws InterruptedException {
        lookThrough();
        List<Holding> taken = missing.take(member, clock.now(), ContentPeers.MOST_ASKED);
        if (taken.isEmpty()) return false;
        try {
            Map<Holding, CreditRecord.Displayed> wanted = wanted(taken);
            if (!wanted.isEmpty()) ask(member, wanted);
        } finally {
            missing.release(taken);
        }
        return true;
    }

    /** Those that are displayed and not here; what another record shows here already is taken from there. */
    private Map<Holding, CreditRecord.Displayed> wanted(List<Holding> taken) {
        StateVersion version = newest.get();
        Map<Holding, CreditRecord.Displayed> wanted = new HashMap<>();
        List<StoredContent> here = new ArrayList<>();
        for (Holding holding : taken) {
            Optional<CreditRecord.Displayed> record =
                    DisplayedRecords.find(version, holding).filter(found -> found.isShownAt(clock.now()));
            Optional<StoredContent> same = record.flatMap(found -> contents.find(found.content()));
            same.filter(content -> !contents.holds(holding))
                    .ifPresent(content ->
                            here.add(new StoredContent(holding.holder(), content.content(), content.salt())));
            if (record.isPresent() && same.isEmpty()) wanted.put(holding, record.get());
            else missing.forget(List.of(holding));
        }
        leftovers.keep(here);
        return wanted;
    }

    private void ask(Uscc member, Map<Holding, CreditRecord.Displayed> wanted) throws InterruptedException {
        List<ContentOpening> given;
        try {
            given = peers.ask(member, List.copyOf(wanted.keySet()));
        } catch (IOException silent) {
            LOG.log(System.Logger.Level.INFO, () -> "The node of " + member + " gives no contents: " + silent);
            missing.unanswered(member, wanted.keySet(), clock.now());
            return;
        }
        Map<Bytes, ContentOpening> byCommitment = new HashMap<>();
        for (ContentOpening opening : given) byCommitment.put(opening.commitment(), opening);
        List<StoredContent> found = new ArrayList<>();
        wanted.forEach((holding, record) -> Optional.ofNullable(byCommitment.get(holding.commitment()))
                .filter(opening -> isOfItsKind(opening, record))
                .ifPresent(
                        opening -> found.add(new StoredContent(holding.holder(), opening.content(), opening.salt()))));
        leftovers.keep(found);
        List<Holding> here = found.stream().map(StoredContent::holding).toList();
        missing.forget(here);
        missing.inVain(wanted.keySet(), clock.now());
        wanted.keySet().forEach(holding -> byCommitment.remove(holding.commitment()));
        if (byCommitment.isEmpty()) {
            missing.answered(member);
        } else {
            LOG.log(System.Logger.Level.WARNING, () -> "The node of " + member + " gives contents that do not fit.");
            missing.lied(member, clock.now());
        }
    }

    /** As at admission: a publisher and its node together could commit to something that is no content at all. */
    private static boolean isOfItsKind(ContentOpening opening, CreditRecord.Displayed record) {
        try {
            return opening.read().kind() == record.kind();
        } catch (MalformedException malformed) {
            return false;
        }
    }

    /** Goes on asking, each member in a thread of its own, until {@link #close()}. To be called once. */
    public synchronized void start() {
        for (Uscc member : peers.members())
            threads.add(Thread.ofVirtual().name("contents of " + member).start(() -> goOn(member)));
    }

    private void goOn(Uscc member) {
        try {
            while (true) {
                long seen = missing.news();
                try {
                    if (!step(member)) missing.await(seen, REST_MILLIS);
                } catch (RuntimeException failed) {
                    LOG.log(System.Logger.Level.WARNING, "Contents could not be fetched; it is tried again.", failed);
                    Thread.sleep(REST_AFTER_FAILURE_MILLIS);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Contents that are looked for now. */
    public int missing() {
        return missing.size();
    }

    /** Asks nobody any more, and returns when nobody is being asked. */
    @Override
    public synchronized void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
