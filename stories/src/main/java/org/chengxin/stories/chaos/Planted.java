package org.chengxin.stories.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * Histories with a lie in them, made from a true one that ends with a registration, a change and two reads of one
 * organisation ({@link Clients#finale}): a checker that takes them is of no use.
 */
final class Planted {

    /** How many requests the end has. */
    static final int FINALE = 4;

    private Planted() {}

    /** The change was acknowledged and is lost: both reads after it see the name from before. */
    static List<History.Asked> lostWrite(List<History.Asked> history) {
        int end = history.size();
        return withOldName(withOldName(history, end - 2), end - 1);
    }

    /** The second read sees the name from before, which the first read saw replaced. */
    static List<History.Asked> staleRead(List<History.Asked> history) {
        return withOldName(history, history.size() - 1);
    }

    private static List<History.Asked> withOldName(List<History.Asked> history, int read) {
        List<History.Asked> changed = new ArrayList<>(history);
        changed.set(
                read,
                history.get(read).withSeen(history.get(history.size() - FINALE).name()));
        return changed;
    }
}
