package org.chengxin.app;

import static org.chengxin.app.StartReason.PASSPHRASE_MUST_FIT;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.chengxin.sdk.Passphrase;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.WholeFile;

/** The passphrase of the key files: from the environment, a file, or the terminal, in this order; or there is none. */
final class Passphrases {

    private static final int FILE_MAX_BYTES = 64 * 1024;

    private Passphrases() {}

    /** Asks at most once, when the first file needs it. */
    static Passphrase of(Settings settings) {
        return new Passphrase() {
            private Optional<char[]> known = Optional.empty();
            private boolean asked;

            @Override
            public synchronized Optional<char[]> of(Path file) {
                if (!asked) known = ask(settings);
                asked = true;
                return known.map(char[]::clone);
            }
        };
    }

    private static Optional<char[]> ask(Settings settings) {
        Optional<String> given = settings.given(Setting.KEYS_PASSPHRASE);
        if (given.isPresent()) return given.map(String::toCharArray);
        Optional<Path> file = settings.path(Setting.KEYS_PASSPHRASE_FILE);
        if (file.isPresent()) return Optional.of(firstLine(file.get()).toCharArray());
        return settings.yes(Setting.KEYS_PASSPHRASE_PROMPT) ? Optional.of(prompt()) : Optional.empty();
    }

    /** The first line of a file with a secret. */
    static String firstLine(Path file) {
        try {
            String text = new String(WholeFile.read(file, FILE_MAX_BYTES), StandardCharsets.UTF_8);
            Optional<String> line = text.lines().findFirst().filter(first -> !first.isEmpty());
            if (line.isPresent()) return line.get();
        } catch (IOException | SdkException unreadable) {
            throw new CannotStart(PASSPHRASE_MUST_FIT, "the passphrase file " + file + " cannot be read", unreadable);
        }
        throw new CannotStart(PASSPHRASE_MUST_FIT, "the passphrase file " + file + " is empty");
    }

    private static char[] prompt() {
        Console console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElseThrow(() -> new CannotStart(
                        PASSPHRASE_MUST_FIT, "there is no terminal to ask for the passphrase on; give it by file"));
        char[] typed = console.readPassword("Passphrase of the key files: ");
        if (typed == null || typed.length == 0) throw new CannotStart(PASSPHRASE_MUST_FIT, "no passphrase was typed");
        return typed;
    }
}
