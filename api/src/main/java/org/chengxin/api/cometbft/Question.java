package org.chengxin.api.cometbft;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be asked. CometBFT has more, to write and to watch; none of that is here. */
enum Question {
    /** Whether the node answers at all. */
    HEALTH("health"),
    /** How far the node is. */
    STATUS("status"),
    /** The genesis document. */
    GENESIS("genesis"),
    /** A header and the votes for it; the latest when no height is given. */
    COMMIT("commit"),
    /** Who signs at a height; at the next height when none is given. */
    VALIDATORS("validators"),
    /** A block; the latest when no height is given. */
    BLOCK("block");

    private final String method;

    Question(String method) {
        this.method = method;
    }

    /** The question with CometBFT's name for it. */
    static Optional<Question> of(String method) {
        return Arrays.stream(values())
                .filter(question -> question.method.equals(method))
                .findFirst();
    }

    /** Names of its parameters, in the order in which they may also be given without names. All are integers. */
    List<String> parameters() {
        return switch (this) {
            case HEALTH, STATUS, GENESIS -> List.of();
            case COMMIT, BLOCK -> List.of(Parameters.HEIGHT);
            case VALIDATORS -> List.of(Parameters.HEIGHT, Parameters.PAGE, Parameters.PER_PAGE);
        };
    }
}
