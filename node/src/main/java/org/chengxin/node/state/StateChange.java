package org.chengxin.node.state;

import java.util.Optional;
import org.chengxin.encoding.Bytes;

/**
 * What a block made of one value.
 *
 * @param keyHash SHA-256 of the path
 * @param path    where it is
 * @param before  its canonical bytes before, if there was one
 * @param after   its canonical bytes after, if there is one
 */
public record StateChange(Bytes keyHash, String path, Optional<Bytes> before, Optional<Bytes> after) {}
