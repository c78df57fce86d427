package org.chengxin.node.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.StateReader;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.port.Leaf;

/** Reads from a version and remembers what it read, so that what a block replaces is neither hashed nor read twice. */
public final class ReadLog implements StateReader {

    private final StateVersion version;
    private final SmallValues small;
    private final Map<String, Place> known = new HashMap<>();

    /**
     * What stands at a path.
     *
     * @param keyHash SHA-256 of the path
     * @param value   canonical bytes, if there are any
     */
    record Place(Bytes keyHash, Optional<Bytes> value) {}

    /** Nothing read yet. The small values are those of the version. */
    ReadLog(StateVersion version, SmallValues small) {
        this.version = version;
        this.small = small;
    }

    @Override
    public Optional<byte[]> get(String path) {
        return place(path).value().map(Bytes::shared);
    }

    Place place(String path) {
        Place place = known.get(path);
        if (place == null) {
            Bytes keyHash = JellyfishTree.keyHash(path);
            place = new Place(
                    keyHash, small.find(keyHash).or(() -> version.leaf(keyHash)).map(Leaf::value));
            known.put(path, place);
        }
        return place;
    }
}
