package org.chengxin.stories.chaos;

/** A fault at work. */
interface Harm {

    /** Does the harm. */
    void strike() throws InterruptedException;

    /**
     * What can be seen of it while it lasts, in words for the report.
     *
     * @throws org.chengxin.cli.CommandFailure when what has to show does not
     */
    String seen() throws InterruptedException;

    /** Mends it, as an operator would. */
    void mend() throws InterruptedException;
}
