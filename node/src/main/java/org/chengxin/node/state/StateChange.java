package org.chengxin.node.state;

import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.StateKey;

/**
 * What a block made of one value.
 *
 * @param key     where it is
 * @param keyHash SHA-256 of the path
 * @param path    the key's path
 * @param before  its canonical bytes before, if there was one
 * @param value   the value after, of the key's type, if there is one
 * @param after   its canonical bytes after, if there is one
 */
public record StateChange(
        StateKey<?> key,
        Bytes keyHash,
        String path,
        Optional<Bytes> before,
        Optional<?> value,
        Optional<Bytes> after) {}
