package org.chengxin.node.port;

import java.util.Optional;
import org.chengxin.encoding.Bytes;

/**
 * A change to one value of the state.
 *
 * @param keyHash SHA-256 of the path
 * @param path    where the value is
 * @param value   its new canonical bytes; empty when it goes
 */
public record LeafWrite(Bytes keyHash, String path, Optional<Bytes> value) {}
