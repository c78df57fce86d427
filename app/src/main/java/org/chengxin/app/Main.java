package org.chengxin.app;

import org.chengxin.cli.Chengxin;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(Chengxin.run(arguments));
    }
}
