package org.chengxin.simulator;

/** Something that is promised did not hold. Not an exception, so that no code under test can swallow it. */
public final class BrokenPromise extends Error {

    private static final long serialVersionUID = 1L;

    /** Names the promise and what was found instead. */
    public BrokenPromise(String sentence) {
        super(sentence);
    }

    /** The same, found by an exception that should not have come. */
    BrokenPromise(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Breaks off the history unless the promise is kept. */
    @SuppressWarnings("AnnotateFormatMethod") // which would need a library for one annotation
    static void unless(boolean kept, String format, Object... arguments) {
        if (!kept) throw new BrokenPromise(format.formatted(arguments));
    }
}
