package org.chengxin.app;

import org.chengxin.cli.CommandProvider;

/** Brings {@code up}. */
public final class UpProvider implements CommandProvider {

    @Override
    public Object command() {
        return new Up();
    }
}
