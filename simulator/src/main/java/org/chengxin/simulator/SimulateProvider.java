package org.chengxin.simulator;

import org.chengxin.cli.CommandProvider;

/** Brings {@code simulate}. */
public final class SimulateProvider implements CommandProvider {

    /** Nothing is kept between commands. */
    public SimulateProvider() {}

    @Override
    public Object command() {
        return new Simulate();
    }
}
