/**
 * Whole histories of a city on virtual time, in one thread, from a seed: clients that repeat and lose their requests, a
 * machine that dies in the middle of any write, disks that tear and fill, clocks that jump. What runs is the product's own
 * engine, log, recovery, node and ledger; what is promised is checked after every step.
 */
@NullMarked
package org.chengxin.simulator;

import org.jspecify.annotations.NullMarked;
