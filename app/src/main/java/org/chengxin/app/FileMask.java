package org.chengxin.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/**
 * Which rights new files of this process never get. Stores and logs write files with the rights that the system gives,
 * which the JDK cannot narrow; POSIX can, for the process as a whole and for those that it starts.
 */
final class FileMask {

    /** Nothing for the group, nothing for others. */
    private static final int OWNER_ONLY = 077;

    private FileMask() {}

    /** From now on only the owner may read what this process writes. */
    @SuppressWarnings("restricted")
    static void ownerOnly() {
        Linker linker = Linker.nativeLinker();
        var umask = linker.downcallHandle(
                linker.defaultLookup().find("umask").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int _ = (int) umask.invokeExact(OWNER_ONLY);
        } catch (Throwable impossible) {
            throw new IllegalStateException("umask cannot fail", impossible);
        }
    }
}
