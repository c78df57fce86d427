package org.chengxin.app;

import java.util.List;
import java.util.ServiceLoader;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (!arguments.isEmpty())
            for (ExtraCommand extra : ServiceLoader.load(ExtraCommand.class))
                if (extra.name().equals(arguments.getFirst()))
                    return extra.run(arguments.subList(1, arguments.size()));
        return 2;
    }
}
