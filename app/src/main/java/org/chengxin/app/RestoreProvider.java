package org.chengxin.app;

import org.chengxin.cli.CommandProvider;

/** Brings {@code restore}. */
public final class RestoreProvider implements CommandProvider {

    @Override
    public Object command() {
        return new RestoreCommand();
    }
}
