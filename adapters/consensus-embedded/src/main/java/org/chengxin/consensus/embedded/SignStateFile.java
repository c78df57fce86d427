package org.chengxin.consensus.embedded;

import java.util.Arrays;
import java.util.Optional;

/**
 * Keeps the sign state in a file with two copies, written in turn, so that a write that is torn leaves the other one. It is
 * synced before anything is signed, and only after the block in question is durable in the log.
 */
final class SignStateFile {

    static final String NAME = "sign-state";

    private final Storage storage;

    SignStateFile(Storage storage) {
        this.storage = storage;
    }

    /**
     * What the file says.
     *
     * @param latest  the latest state that is whole
     * @param damaged whether a copy is neither whole nor blank: the disk was writing it when the power went, and then
     *                the block after {@code latest} was durable before, or it has gone bad since
     */
    record Finding(Optional<SignState> latest, boolean damaged) {}

    /** Whether there is a file. */
    boolean exists() {
        return storage.names().contains(NAME);
    }

    Finding read() {
        byte[] first = storage.read(NAME, 0, SignState.SLOT_BYTES);
        byte[] second = storage.read(NAME, SignState.SLOT_BYTES, SignState.SLOT_BYTES);
        Optional<SignState> one = SignState.decode(first);
        Optional<SignState> other = SignState.decode(second);
        boolean damaged = (one.isEmpty() && !isBlank(first)) || (other.isEmpty() && !isBlank(second));
        if (one.isEmpty()) return new Finding(other, damaged);
        boolean oneIsLater = other.isEmpty() || one.get().height() > other.get().height();
        return new Finding(oneIsLater ? one : other, damaged);
    }

    /** Creates the file, or what is left of an attempt to create it, and makes it durable. */
    void begin(SignState state) {
        byte[] both = Arrays.copyOf(state.encode(), 2 * SignState.SLOT_BYTES);
        storage.write(NAME, 0, both);
        storage.sync(NAME);
        storage.syncNames();
    }

    /** Writes the state over the older copy and makes it durable. */
    void write(SignState state) {
        storage.write(NAME, (state.height() % 2) * SignState.SLOT_BYTES, state.encode());
        storage.sync(NAME);
    }

    private static boolean isBlank(byte[] slot) {
        for (byte each : slot) if (each != 0) return false;
        return true;
    }
}
