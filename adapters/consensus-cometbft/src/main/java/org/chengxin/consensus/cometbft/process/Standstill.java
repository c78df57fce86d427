package org.chengxin.consensus.cometbft.process;

import java.io.IOException;

/** A process that stands still until this is closed, so that its files can be copied as of one moment. */
final class Standstill implements AutoCloseable {

    private final ProcessHandle process;

    private Standstill(ProcessHandle process) {
        this.process = process;
    }

    static Standstill of(ProcessHandle process) throws IOException {
        signal(process, "STOP");
        return new Standstill(process);
    }

    /** @throws IOException when the process has ended meanwhile, and another may have written */
    void require() throws IOException {
        if (!process.isAlive()) throw new IOException("CometBFT ended while it was being copied");
    }

    /** Java has no signals other than those that end a process; every shell has. */
    private static void signal(ProcessHandle process, String signal) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "kill -" + signal + " \"$0\"", Long.toString(process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (shell.waitFor() != 0) throw new IOException("CometBFT cannot be signalled");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) signal(process, "CONT");
    }
}
