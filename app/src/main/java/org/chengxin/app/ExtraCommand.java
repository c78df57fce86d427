package org.chengxin.app;

import java.util.List;

/**
 * A command that is no part of what a city runs: measurements, acceptance runs, the simulator. Found by
 * {@link java.util.ServiceLoader} when its jar stands on the class path.
 */
public interface ExtraCommand {

    /** The word after {@code ./chengxin}. */
    String name();

    /**
     * Runs the command.
     *
     * @param arguments what stood after the name
     * @return the exit code, 0 only when all went well
     */
    int run(List<String> arguments);
}
