package org.chengxin.node.flow;

/**
 * What a node does by itself: it writes down that displays have ended, and destroys contents that nobody may see any
 * more. One run at a time; a second caller waits.
 */
public final class Housekeeping {

    Housekeeping() {}

    /**
     * What a run did.
     *
     * @param submitted transactions handed in to end a display
     * @param destroyed contents destroyed
     */
    public record Report(int submitted, int destroyed) {}

    /** Does what there is to do now, a bounded part of it. */
    public Report run() {
        throw new UnsupportedOperationException();
    }
}
