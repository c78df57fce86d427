package org.chengxin.api.reading;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Refused;
import org.chengxin.node.flow.Node;
import org.chengxin.node.state.StateVersion;
import org.springframework.stereotype.Component;

/** Chooses the state that a request reads: one and the same for the value, its surroundings and its proof. */
@Component
public class Versions {

    /** A block is proven by the next one, which follows at once after a change: longer than this, something is wrong. */
    static final long PROOF_WAIT_SECONDS = 10;

    private final Node node;

    Versions(Node node) {
        this.node = node;
    }

    /**
     * The newest state, proven or not.
     *
     * @param proof whether a proof is asked for: then the newest state that has one, waiting for it if need be
     * @throws Refused when that proof does not come
     */
    public StateVersion newest(boolean proof) {
        StateVersion newest = node.newest();
        if (!proof) return newest;
        // A block without changes is not worth waiting for: what was proven before it is proven still.
        var provable = node.provable()
                .filter(version ->
                        version.committed().appHash().equals(newest.committed().appHash()));
        if (provable.isPresent()) return provable.get();
        try {
            return node.whenProvable(newest).get(PROOF_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refused.forNow(ApiReason.PROOF_MUST_BE_AVAILABLE, 1);
        } catch (ExecutionException | TimeoutException missing) {
            throw Refused.forNow(ApiReason.PROOF_MUST_BE_AVAILABLE, PROOF_WAIT_SECONDS);
        }
    }
}
