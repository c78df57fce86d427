package org.chengxin.api.edge;

import java.nio.file.Path;
import java.util.Set;
import org.chengxin.encoding.Bytes;

/**
 * What the operator decides about the edge.
 *
 * @param operatorTokenHash SHA-256 of the operator's token, which itself is kept nowhere in memory
 * @param requestsPerSecond how many requests a client may send in a second, over time
 * @param burst             how many it may send at once
 * @param exemptAddresses   addresses without such a limit, as the system writes them
 * @param data              folder of the node's data, whose disk is measured
 */
public record EdgeSettings(
        Bytes operatorTokenHash, int requestsPerSecond, int burst, Set<String> exemptAddresses, Path data) {

    /** Keeps the set from changing. */
    public EdgeSettings {
        exemptAddresses = Set.copyOf(exemptAddresses);
    }
}
