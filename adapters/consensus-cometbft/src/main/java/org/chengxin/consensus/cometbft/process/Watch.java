package org.chengxin.consensus.cometbft.process;

import java.util.Optional;

/** Follows one life of the process by what it answers: pure, with the times given. */
final class Watch {

    /** A process that answered and then says nothing for this long hangs, in milliseconds. */
    static final long MUTE_MILLIS = 60_000;

    private final long bornAt;
    private long answeredAt;
    private long roseAt;
    private Optional<Rpc.Answer> latest = Optional.empty();

    /** A process that was started now, in milliseconds of any steady clock. */
    Watch(long now) {
        bornAt = now;
        answeredAt = now;
        roseAt = now;
    }

    /** It answered, or did not. */
    void saw(Optional<Rpc.Answer> answer, long now) {
        if (answer.isEmpty()) return;
        answeredAt = now;
        boolean rose = latest.isEmpty() || answer.get().height() > latest.get().height();
        if (rose) roseAt = now;
        latest = answer;
    }

    /** How it is. */
    Condition condition(long now) {
        return latest.<Condition>map(
                        answer -> new Condition.Running(answer.height(), answer.catchingUp(), now - roseAt))
                .orElseGet(Condition.Starting::new);
    }

    /** Whether it answered once and does not any more. One that replays many blocks at its start does not answer yet. */
    boolean hangs(long now) {
        return latest.isPresent() && now - answeredAt >= MUTE_MILLIS;
    }

    /** How long it has lived, in milliseconds. */
    long age(long now) {
        return now - bornAt;
    }
}
