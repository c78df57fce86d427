package org.chengxin.stories.accept;

import org.chengxin.cli.CommandProvider;

/** Brings {@code accept} to the command line. */
public final class AcceptCommands implements CommandProvider {

    @Override
    public Object command() {
        return new AcceptCommand();
    }
}
