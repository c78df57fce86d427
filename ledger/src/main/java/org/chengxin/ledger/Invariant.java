package org.chengxin.ledger;

/** A belief of the code itself. When it does not hold, the node stops rather than guess; nobody catches this. */
public final class Invariant {

    private Invariant() {}

    /**
     * Stops the node unless {@code belief} is true.
     *
     * @throws Broken when it is not
     */
    public static void holds(boolean belief, String sentence) {
        if (!belief) throw new Broken(sentence);
    }

    /** A belief that turned out false. */
    public static final class Broken extends Error {

        private static final long serialVersionUID = 1L;

        /** Names the belief. */
        public Broken(String sentence) {
            super("broken belief: " + sentence);
        }
    }
}
