package org.chengxin.cli.keys;

import org.chengxin.cli.CommandFailure;
import org.chengxin.cli.ExitCode;
import org.chengxin.ledger.Uscc;

/** Codes as people type them. */
final class Organisations {

    private Organisations() {}

    static Uscc parse(String text) {
        try {
            return new Uscc(text);
        } catch (IllegalArgumentException notACode) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "an organisation is named by its unified social credit code: 18 capitals and digits that end with their"
                            + " check character",
                    notACode);
        }
    }
}
