package org.chengxin.stories.bench;

import org.chengxin.cli.CommandProvider;

/** Brings {@code bench} to the command line. */
public final class BenchCommands implements CommandProvider {

    @Override
    public Object command() {
        return new BenchCommand();
    }
}
