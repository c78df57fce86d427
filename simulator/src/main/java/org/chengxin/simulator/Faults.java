package org.chengxin.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.chengxin.consensus.embedded.MemoryStorage;
import org.chengxin.consensus.embedded.MemoryStorage.Death;
import org.chengxin.consensus.embedded.MemoryStorage.Mishap;
import org.chengxin.consensus.embedded.MemoryStorage.Operation;

/** Decides what goes wrong with each operation on a disk: nothing, a failure, or the death of the process within it. */
final class Faults implements MemoryStorage.Mishaps {

    private static final List<Integer> DEATHS = List.of(0, 400, 120, 40);
    private static final List<Integer> FAILURES = List.of(0, 0, 500, 100);

    private final Chance chance;
    private final int deathOneIn;
    private final int failureOneIn;
    private boolean calm;
    private boolean paused;
    private int struck;

    Faults(Chance chance) {
        this.chance = chance;
        this.deathOneIn = chance.pick(DEATHS);
        this.failureOneIn = chance.pick(FAILURES);
    }

    /** From now on nothing goes wrong. */
    void calm() {
        calm = true;
    }

    /** Does something during which nothing goes wrong. */
    <T> T without(Supplier<T> what) {
        paused = true;
        try {
            return what.get();
        } finally {
            paused = false;
        }
    }

    /** How often something went wrong. */
    int struck() {
        return struck;
    }

    @Override
    public Mishap next(Operation operation, String name) {
        Mishap mishap = choose();
        if (mishap != Mishap.NONE) struck++;
        return mishap;
    }

    private Mishap choose() {
        if (calm || paused) return Mishap.NONE;
        if (chance.oneIn(deathOneIn))
            return chance.pick(List.of(Mishap.DEATH_BEFORE, Mishap.DEATH_WITHIN, Mishap.DEATH_AFTER));
        if (chance.oneIn(failureOneIn)) return chance.pick(List.of(Mishap.FAILS, Mishap.FAILS_THOUGH_DONE));
        return Mishap.NONE;
    }

    /** The same for a write to a store that keeps all of it or nothing. */
    void around(Runnable write) {
        switch (next(Operation.WRITE, "")) {
            case NONE -> write.run();
            case FAILS -> throw new UncheckedIOException(new IOException("played: not done"));
            case FAILS_THOUGH_DONE -> {
                write.run();
                throw new UncheckedIOException(new IOException("played: done all the same"));
            }
            case DEATH_BEFORE, DEATH_WITHIN -> throw new Death();
            case DEATH_AFTER -> {
                write.run();
                throw new Death();
            }
        }
    }
}
