package org.chengxin.consensus.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * An operator's word that the clock is right, left as a file for the engine, which takes it when it has stopped because of
 * the clock and the word is fresh.
 */
public final class ClockConfirmation {

    /** Name of the file. */
    public static final String NAME = "accept-clock";

    private static final int LONGEST = 20;

    private ClockConfirmation() {}

    /**
     * Leaves the word.
     *
     * @param storage where the log is
     * @param now     what the clock says, which the operator has compared with another one
     */
    public static void write(Storage storage, long now) {
        storage.delete(NAME);
        storage.write(NAME, 0, Long.toString(now).getBytes(US_ASCII));
        storage.sync(NAME);
        storage.syncNames();
    }

    /** Takes the word away, and says whether there was one, given within {@code mostMillis} of now. */
    static boolean take(Storage storage, long now, long mostMillis) {
        byte[] bytes = storage.read(NAME, 0, LONGEST);
        if (bytes.length == 0) return false;
        storage.delete(NAME);
        try {
            return Math.abs(now - Long.parseLong(new String(bytes, US_ASCII))) <= mostMillis;
        } catch (NumberFormatException torn) {
            return false;
        }
    }
}
