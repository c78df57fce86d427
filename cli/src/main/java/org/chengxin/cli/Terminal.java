package org.chengxin.cli;

import java.io.Console;

/** What the user sits at. */
public final class Terminal {

    /** Takes away what stands to the right of the cursor. */
    public static final String ERASE_TO_END_OF_LINE = "\u001b[K";

    private Terminal() {}

    /** Whether a person watches: bars may be drawn and passphrases asked for. */
    @SuppressWarnings("SystemConsoleNull") // null is still possible, with -Djdk.console or without a terminal
    public static boolean isWatched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Whether the user reads Chinese, by the locale of the environment. */
    public static boolean readsChinese() {
        for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = System.getenv(variable);
            if (value != null && !value.isEmpty()) return value.startsWith("zh");
        }
        return false;
    }
}
