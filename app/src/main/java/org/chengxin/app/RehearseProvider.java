package org.chengxin.app;

import org.chengxin.cli.CommandProvider;

/** Brings {@code rehearse}. */
public final class RehearseProvider implements CommandProvider {

    @Override
    public Object command() {
        return new Rehearse();
    }
}
