package org.chengxin.cli;

import org.chengxin.ledger.Uscc;

/** Reads what {@code --as} takes. */
public final class NamedAuthority {

    private NamedAuthority() {}

    /**
     * The authority with a code.
     *
     * @throws CommandFailure when it is no code
     */
    public static Uscc of(String text) {
        try {
            return new Uscc(text);
        } catch (IllegalArgumentException notAUscc) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--as takes a unified social credit code of 18 characters with its check character",
                    notAUscc);
        }
    }
}
