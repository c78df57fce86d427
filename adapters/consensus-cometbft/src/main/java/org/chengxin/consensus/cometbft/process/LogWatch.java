package org.chengxin.consensus.cometbft.process;

import java.util.List;
import java.util.Optional;

/**
 * Reads what CometBFT logs for the lines that say that this node computed another state than the network. A node that only
 * refuses a proposal says the same words, and then the proposer may be the one that is wrong; so the words count only where
 * more than two thirds of the validators have signed the block: when it is committed, fetched from others, or replayed.
 * Peers choose parts of other lines; a line is a JSON object whose member {@code _msg} they do not choose, and in whose
 * other values quotes are escaped, or the plain text of a panic.
 *
 * <p>Source: {@code state/validation.go}, {@code consensus/state.go}, {@code consensus/replay.go} and
 * {@code blocksync/reactor.go} of CometBFT v0.38.
 */
final class LogWatch {

    private static final List<String> OTHER_STATE =
            List.of("wrong Block.Header.AppHash", "wrong Block.Header.LastResultsHash");
    private static final String HALT = message("CONSENSUS FAILURE!!!");
    private static final List<String> SIGNED_BY_MOST = List.of(HALT, message("Error in validation"));
    private static final String REPLAY = "does not match AppHash after replay";
    private static final int LONGEST = 400;

    private LogWatch() {}

    private static String message(String text) {
        return "\"_msg\":\"" + text + '"';
    }

    /** The line, shortened, if it shows that the node has diverged. */
    static Optional<String> divergence(String line) {
        boolean contradicts = SIGNED_BY_MOST.stream().anyMatch(line::contains)
                && OTHER_STATE.stream().anyMatch(line::contains);
        boolean replayed = !line.startsWith("{") && line.contains(REPLAY);
        if (!contradicts && !replayed) return Optional.empty();
        return Optional.of(line.substring(0, Math.min(line.length(), LONGEST)));
    }

    /** Whether the consensus of CometBFT has stopped while its process goes on. */
    static boolean isHalt(String line) {
        return line.contains(HALT);
    }
}
