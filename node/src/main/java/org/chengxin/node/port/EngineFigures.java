package org.chengxin.node.port;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;

/**
 * What an engine counts, for those who watch it.
 *
 * @param round  of the latest commit: 0 when the first proposal was agreed on
 * @param absent votes that the latest commit lacks
 * @param missed by the address of each validator, the commits without its vote since the start of this process
 * @param peers  other validators' nodes that are connected now
 * @param signs  whether the validator of this node signs
 */
public record EngineFigures(int round, int absent, SortedMap<Bytes, Long> missed, int peers, boolean signs) {

    /** Of the only validator there is: without its vote there would be no block. */
    public static final EngineFigures ALONE = new EngineFigures(0, 0, new TreeMap<>(), 0, true);

    /** Keeps the map from changing. */
    public EngineFigures {
        missed = Collections.unmodifiableSortedMap(new TreeMap<>(missed));
    }

    /** The same while this node's validator signs nothing. */
    public EngineFigures withoutSigning() {
        return new EngineFigures(round, absent, missed, peers, false);
    }
}
