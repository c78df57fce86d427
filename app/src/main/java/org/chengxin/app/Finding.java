package org.chengxin.app;

/**
 * What the doctor found.
 *
 * @param good whether it is as it should be
 * @param code code of what is wrong; empty when nothing is
 * @param line one line for a person
 */
record Finding(boolean good, String code, String line) {

    static Finding good(String line) {
        return new Finding(true, "", line);
    }

    static Finding bad(CannotStart wrong) {
        return new Finding(false, wrong.code(), String.valueOf(wrong.getMessage()));
    }

    static Finding bad(StartReason reason, String line) {
        return bad(new CannotStart(reason, line));
    }
}
