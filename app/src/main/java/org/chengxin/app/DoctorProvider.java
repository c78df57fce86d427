package org.chengxin.app;

import org.chengxin.cli.CommandProvider;

/** Brings {@code doctor}. */
public final class DoctorProvider implements CommandProvider {

    @Override
    public Object command() {
        return new DoctorCommand();
    }
}
