package org.chengxin.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.sdk.Passphrase;

/** The passphrase of key files: from {@code CHENGXIN_KEYS_PASSPHRASE}, else asked for at a terminal without an echo. */
public final class GivenPassphrase implements Passphrase {

    /** Environment variable with the passphrase, for programs. */
    public static final String VARIABLE = "CHENGXIN_KEYS_PASSPHRASE";

    @Override
    public Optional<char[]> of(Path file) {
        String given = System.getenv(VARIABLE);
        if (given != null) return Optional.of(given.toCharArray());
        Console console = Terminal.isWatched() ? System.console() : null;
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("passphrase of %s: ", file));
    }
}
