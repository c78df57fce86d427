package org.chengxin.node.flow;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.chengxin.ledger.KeyId;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.View;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.EndDisplay;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.KeyStatus;
import org.chengxin.ledger.identity.Window;
import org.chengxin.ledger.identity.WindowKey;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.OperatorSigner;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.view.EndingDisplays;

/**
 * What a node does by itself: it writes down that displays have ended, and destroys contents that nobody may see any
 * more; and once the engine has come to run, it begins to take transactions, and looks for contents that are lost. One run
 * at a time; a second caller waits.
 */
public final class Housekeeping {

    /** Most displays ended in one run: well within the window of the operator's key. */
    public static final int AT_ONCE = 512;

    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final int REST_FACTOR = 9;
    private static final long VALID_FOR_MILLIS = 60L * 60 * 1000;

    private final String chain;
    private final Ports ports;
    private final Supplier<StateVersion> newest;
    private final EndingDisplays ending;
    private final Leftovers leftovers;
    private final Runnable begin;
    private final Runnable lookForLost;
    private final BiFunction<byte[], Optional<ContentOpening>, Submission> submit;
    private final Set<RecordKey> waiting = ConcurrentHashMap.newKeySet();
    private volatile Optional<NodeReason> hindrance = Optional.empty();
    private long lastSequence;
    private long restsSince;
    private long restsForMillis;

    Housekeeping(
            String chain,
            Ports ports,
            Supplier<StateVersion> newest,
            EndingDisplays ending,
            Leftovers leftovers,
            Runnable begin,
            Runnable lookForLost,
            BiFunction<byte[], Optional<ContentOpening>, Submission> submit) {
        this.chain = chain;
        this.ports = ports;
        this.newest = newest;
        this.ending = ending;
        this.leftovers = leftovers;
        this.begin = begin;
        this.lookForLost = lookForLost;
        this.submit = submit;
    }

    /**
     * What a run did.
     *
     * @param submitted transactions handed in to end a display
     * @param destroyed contents destroyed
     */
    public record Report(int submitted, int destroyed) {}

    /** Does what there is to do now, at most {@value #AT_ONCE} displays of it. */
    public synchronized Report run() {
        begin.run();
        ending.lookAhead(ports.state(), ports.clock().now());
        hindrance = ports.operator().flatMap(operator -> hindranceOf(operator.key()));
        int ended = ports.operator().map(this::endDisplays).orElse(0);
        int destroyed = destroy();
        lookForLost.run();
        return new Report(ended, destroyed);
    }

    /**
     * Why this node could end no display when it last looked, whether or not there was one to end. Readers answer that a
     * display is over in any case; what stays behind is the record on the ledger and its content in the files.
     */
    Optional<NodeReason> hindrance() {
        return hindrance;
    }

    private Optional<NodeReason> hindranceOf(KeyId operator) {
        long now = ports.clock().now();
        boolean active = newest.get()
                .view()
                .find(new KeyKey(operator))
                .filter(key -> key.statusAt(now) == KeyStatus.ACTIVE)
                .isPresent();
        if (active) return Optional.empty();
        NodeReason reason = NodeReason.OPERATOR_KEY_MUST_BE_ACTIVE;
        if (hindrance.isEmpty()) LOG.log(System.Logger.Level.WARNING, () -> reason.code() + " " + reason.sentence());
        return Optional.of(reason);
    }

    /**
     * Destroying rewrites files, however little there is to destroy. So that a flood of refused publications keeps no
     * node busy with that, it rests nine times as long as it took. A clock that was set back ends the rest: otherwise
     * nothing would be destroyed until it has caught up.
     */
    private int destroy() {
        long begin = ports.clock().now();
        if (begin >= restsSince && begin - restsSince < restsForMillis) return 0;
        int destroyed = leftovers.destroy();
        restsSince = ports.clock().now();
        restsForMillis = REST_FACTOR * Math.max(0, restsSince - begin);
        return destroyed;
    }

    /**
     * Ends what the latest block's time is past: the next block is later still, so that none of these is refused for
     * being early.
     */
    private int endDisplays(OperatorSigner operator) {
        StateVersion version = newest.get();
        View view = version.view();
        int count = 0;
        for (EndingDisplays.Ending due : ending.endedBy(version.committed().time(), AT_ONCE)) {
            if (!isDue(view, due)) {
                ending.forget(due);
            } else if (!waiting.contains(due.key())) {
                // What the node does not take now, it takes later; the rest would fare no better.
                if (!end(operator, view, due.key())) return count;
                count++;
            }
        }
        return count;
    }

    private static boolean isDue(View view, EndingDisplays.Ending due) {
        return view.find(due.key())
                .filter(CreditRecord.Displayed.class::isInstance)
                .map(record -> ((CreditRecord.Displayed) record).displayedUntil())
                .filter(until -> until == due.time())
                .isPresent();
    }

    private boolean end(OperatorSigner operator, View view, RecordKey key) {
        long expires = Math.max(newest.get().committed().time(), ports.clock().now()) + VALID_FOR_MILLIS;
        lastSequence = nextSequence(operator, view);
        var payload = new Payload(chain, expires, lastSequence, new EndDisplay(key.publisher(), key.record()));
        if (!(submit.apply(operator.sign(payload), Optional.empty()) instanceof Submission.Pending pending))
            return false;
        waiting.add(key);
        var _ = pending.conclusion().whenComplete((conclusion, failure) -> waiting.remove(key));
        return true;
    }

    /** Above all that the key has used and, while some of its transactions wait, above those. */
    private long nextSequence(OperatorSigner operator, View view) {
        long used = view.find(new WindowKey(operator.key())).map(Window::top).orElse(0L);
        return waiting.isEmpty() ? used + 1 : Math.max(used, lastSequence) + 1;
    }
}
