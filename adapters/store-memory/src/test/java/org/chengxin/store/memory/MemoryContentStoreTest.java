package org.chengxin.store.memory;

import org.chengxin.content.ContentStore;
import org.chengxin.content.ContentStoreContract;

class MemoryContentStoreTest extends ContentStoreContract {

    @Override
    protected ContentStore open() {
        return new MemoryContentStore();
    }
}
