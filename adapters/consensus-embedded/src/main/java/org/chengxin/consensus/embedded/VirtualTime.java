package org.chengxin.consensus.embedded;

import java.util.UUID;

/** A clock that moves only when told, for tests and the simulator. */
public final class VirtualTime implements MachineTime {

    private long now;
    private long boots = 1;
    private long runningMillis;

    /** A clock at a time in milliseconds since 1970-01-01T00:00Z, on a machine that has just been started. */
    public VirtualTime(long now) {
        this.now = now;
    }

    /** Time passes. */
    public void pass(long millis) {
        now += millis;
        runningMillis += millis;
    }

    /** Somebody sets the clock; no time passes. */
    public void jump(long millis) {
        now += millis;
    }

    /** The machine is started again after a time during which its clock went on. */
    public void restart(long millis) {
        now += millis;
        boots++;
        runningMillis = 0;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Uptime uptime() {
        return new Uptime(new UUID(0, boots), runningMillis);
    }
}
