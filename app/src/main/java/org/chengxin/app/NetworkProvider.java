package org.chengxin.app;

import org.chengxin.cli.CommandProvider;

/** Brings {@code network}. */
public final class NetworkProvider implements CommandProvider {

    @Override
    public Object command() {
        return new NetworkCommand();
    }
}
