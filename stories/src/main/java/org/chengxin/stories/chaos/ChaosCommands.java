package org.chengxin.stories.chaos;

import org.chengxin.cli.CommandProvider;

/** Brings {@code chaos} to the command line. */
public final class ChaosCommands implements CommandProvider {

    @Override
    public Object command() {
        return new ChaosCommand();
    }
}
