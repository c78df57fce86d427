package org.chengxin.cli;

/**
 * Adds a command to {@code chengxin}. Found by {@link java.util.ServiceLoader} in every jar on the class path, so that a
 * module brings its commands by being there: {@code up}, {@code simulate}, {@code bench}, {@code accept}.
 */
public interface CommandProvider {

    /**
     * A new object whose class carries picocli's {@code @Command} with the command's name, and which is a
     * {@code Callable<Integer>} that gives an {@link ExitCode}; or picocli's {@code CommandLine} around one, where its help
     * says more. It reports what the user can mend by throwing {@link CommandFailure}.
     */
    Object command();
}
