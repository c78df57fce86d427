package org.chengxin.consensus.embedded;

/** The clock of the machine, and how long the machine has been running, by which a jump of the clock shows. */
public interface MachineTime {

    /** Milliseconds since 1970-01-01T00:00Z, as the machine believes. */
    long now();

    /** How long the machine has been running, sleep included. */
    Uptime uptime();
}
