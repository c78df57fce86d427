package org.chengxin.stories.chaos;

import java.time.Duration;

/** How much a run of faults is. */
enum Form {
    /** For CI: every fault once, and a few people, so that nodes that start again have the processors for it. */
    SHORT(1, 8, Duration.ofSeconds(3)),
    /** For the report. */
    LONG(2, 16, Duration.ofSeconds(15));

    private final int rounds;
    private final int people;
    private final Duration lasts;

    Form(int rounds, int people, Duration lasts) {
        this.rounds = rounds;
        this.people = people;
        this.lasts = lasts;
    }

    /** How often every fault strikes. */
    int rounds() {
        return rounds;
    }

    /** How many people use the network. */
    int people() {
        return people;
    }

    /** How long a fault lasts. */
    Duration lasts() {
        return lasts;
    }
}
