package org.chengxin.node.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.StateReader;

/** Reads from a version and remembers what it read, so that what a block replaces need not be read twice. */
public final class ReadLog implements StateReader {

    private final StateReader reader;
    private final Map<String, Optional<byte[]>> known = new HashMap<>();

    /** Nothing read yet. */
    public ReadLog(StateReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return known.computeIfAbsent(path, reader::get);
    }
}
