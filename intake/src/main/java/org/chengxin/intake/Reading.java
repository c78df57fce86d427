package org.chengxin.intake;

/**
 * What a value turned out to be.
 *
 * @param <T> what it was read as
 */
sealed interface Reading<T> {

    /** It says this. */
    record Value<T>(T value) implements Reading<T> {}

    /** It says that there is none. */
    record Nothing<T>() implements Reading<T> {}

    /** It cannot be read. */
    record Wrong<T>(IntakeReason reason) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Reading<T> nothing() {
        return new Nothing<>();
    }

    static <T> Reading<T> wrong(IntakeReason reason) {
        return new Wrong<>(reason);
    }
}
