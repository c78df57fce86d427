package org.chengxin.node.testing;

import org.chengxin.content.ContentStore;
import org.chengxin.node.port.StateStore;

/** Where a {@link TestNode} keeps what it keeps. */
public interface TestStores {

    /** The state, empty the first time, and afterwards as it was left. */
    StateStore openState();

    /** The contents, empty the first time, and afterwards as they were left. */
    ContentStore openContents();
}
