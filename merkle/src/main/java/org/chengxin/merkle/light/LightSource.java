package org.chengxin.merkle.light;

import java.util.Optional;
import org.chengxin.merkle.cometbft.LightBlock;

/** Where light blocks come from: a node, a file, a chain in a test. Nothing it says is believed. */
@FunctionalInterface
public interface LightSource {

    /** The light block at a height, empty when there is none. What cannot be read as one is none. */
    Optional<LightBlock> lightBlock(long height);
}
