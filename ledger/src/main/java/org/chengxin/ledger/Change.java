package org.chengxin.ledger;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came to stand at a place of the state.
 *
 * @param key   the place
 * @param path  its path
 * @param value the new value, of the key's type; empty where the value went
 * @param bytes its canonical bytes; empty where the value went
 */
public record Change(StateKey<?> key, String path, Optional<?> value, Optional<byte[]> bytes) {

    /** Canonical bytes by path, empty where a value went, in the order of the paths. */
    public static SortedMap<String, Optional<byte[]>> byPath(List<Change> changes) {
        var byPath = new TreeMap<String, Optional<byte[]>>();
        for (Change change : changes) byPath.put(change.path(), change.bytes());
        return byPath;
    }
}
