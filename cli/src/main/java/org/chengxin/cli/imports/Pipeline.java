package org.chengxin.cli.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.sdk.CityNodes;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.Submission;

/**
 * Signs and submits drafts, several requests at a time, and reports what becomes of each. Two drafts about the same
 * subject never overtake each other; all others may. One thread feeds it.
 */
final class Pipeline implements AutoCloseable {

    /** Transactions in a request: several requests have to fit into the window of one key, which spans 1,024. */
    static final int BATCH = 250;

    /** Requests under way at the same time, over all lanes. */
    private static final int MAX_UNDER_WAY = 8;

    /** Drafts that wait because another one about the same subject is under way. */
    private static final int MAX_WAITING = 10_000;

    private static final int MAX_ATTEMPTS = 8;

    /** Refusals after which the same row is never held. */
    private static final Set<String> NEVER =
            Set.of(CreditReason.RECORD_ID_MUST_BE_NEW.code(), CreditReason.RECORD_MUST_BE_WITHDRAWN_FIRST.code());

    private final CityNodes nodes;
    private final SafeSubmitter submitter;
    private final HeldFiles heldFiles;
    private final Report report;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Lane, List<Draft>> batches = new HashMap<>();
    private final Map<String, Deque<Draft>> busySubjects = new HashMap<>();
    private int waiting;
    private int underWay;
    private long answers;
    private Optional<Throwable> failure = Optional.empty();

    Pipeline(CityNodes nodes, SafeSubmitter submitter, HeldFiles heldFiles, Report report) {
        this.nodes = nodes;
        this.submitter = submitter;
        this.heldFiles = heldFiles;
        this.report = report;
    }

    /** Takes a draft, waiting while there is too much under way. */
    synchronized void add(Draft draft) throws InterruptedException {
        Deque<Draft> queue = busySubjects.get(draft.subject());
        if (queue != null) {
            queue.add(draft);
            waiting++;
            while (waiting > MAX_WAITING) sendAndWait();
        } else {
            busySubjects.put(draft.subject(), new ArrayDeque<>());
            batch(draft.lane()).add(draft);
        }
        while (batch(draft.lane()).size() >= BATCH) {
            if (underWay >= MAX_UNDER_WAY) await();
            else send(draft.lane());
        }
    }

    /** Sends what is left and waits until every draft has its outcome. */
    synchronized void finish() throws InterruptedException {
        while (!busySubjects.isEmpty()) sendAndWait();
        throwFailure();
    }

    private void sendAndWait() throws InterruptedException {
        for (Lane lane : List.copyOf(batches.keySet()))
            while (!batch(lane).isEmpty() && underWay < MAX_UNDER_WAY) send(lane);
        await();
    }

    /** Waits for the next request that comes to its end. */
    private void await() throws InterruptedException {
        long before = answers;
        while (answers == before && failure.isEmpty()) wait();
        throwFailure();
    }

    private void throwFailure() {
        failure.ifPresent(thrown -> {
            if (thrown instanceof RuntimeException unchecked) throw unchecked;
            throw new IllegalStateException(thrown);
        });
    }

    private List<Draft> batch(Lane lane) {
        return batches.computeIfAbsent(lane, any -> new ArrayList<>());
    }

    private void send(Lane lane) {
        List<Draft> batch = batch(lane);
        List<Draft> first = List.copyOf(batch.subList(0, Math.min(BATCH, batch.size())));
        batch.subList(0, first.size()).clear();
        underWay++;
        workers.execute(() -> work(lane, first));
    }

    private void work(Lane lane, List<Draft> drafts) {
        try {
            heldFiles.keep(
                    drafts.stream().flatMap(draft -> draft.held().stream()).toList());
            long[] sequences = lane.sequences().take(drafts.size());
            List<Submission> submissions = new ArrayList<>(drafts.size());
            for (int i = 0; i < drafts.size(); i++) submissions.add(lane.sign(drafts.get(i), sequences[i]));
            List<Fate> fates = submitter.submit(submissions);
            boolean clashed = false;
            for (int i = 0; i < drafts.size(); i++) {
                Standing standing = Standing.of(fates.get(i));
                standing.tell(lane.sequences(), sequences[i]);
                clashed |= standing == Standing.CLASHES;
            }
            if (clashed)
                lane.sequences()
                        .seen(nodes.ask(node -> node.windowTop(lane.signer().key())));
            heldFiles.drop(neverHeld(drafts, fates));
            for (int i = 0; i < drafts.size(); i++) settle(drafts.get(i), fates.get(i));
            done(Optional.empty());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            done(Optional.of(stopped));
        } catch (RuntimeException | Error broken) {
            done(Optional.of(broken));
        }
    }

    /** What was kept for rows that a block refused because their record has ended or has another content, and always will. */
    private static List<HeldLine> neverHeld(List<Draft> drafts, List<Fate> fates) {
        List<HeldLine> lines = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++)
            if (fates.get(i) instanceof Fate.Refused refused
                    && refused.height().isPresent()
                    && NEVER.contains(refused.code())) drafts.get(i).held().ifPresent(lines::add);
        return lines;
    }

    private synchronized void done(Optional<Throwable> thrown) {
        underWay--;
        answers++;
        if (failure.isEmpty()) failure = thrown;
        notifyAll();
    }

    private void settle(Draft draft, Fate fate) {
        boolean signAgain = Standing.of(fate).isWorthSigningAgain() && draft.attempts() < MAX_ATTEMPTS;
        if (!signAgain) Telling.of(draft, fate).to(report);
        synchronized (this) {
            Deque<Draft> queue = busySubjects.get(draft.subject());
            if (queue == null) throw new IllegalStateException("a subject is busy until its draft is settled");
            Draft next = signAgain ? draft.again() : queue.poll();
            if (next == null) {
                busySubjects.remove(draft.subject());
            } else {
                if (!signAgain) waiting--;
                batch(next.lane()).add(next);
            }
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
