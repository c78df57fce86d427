package org.chengxin.store.memory;

import org.chengxin.content.ContentStore;
import org.chengxin.content.ContentStoreTest;

class MemoryContentStoreTest extends ContentStoreTest {

    @Override
    protected ContentStore open() {
        return new MemoryContentStore();
    }
}
