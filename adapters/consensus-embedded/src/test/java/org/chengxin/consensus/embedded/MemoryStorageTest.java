package org.chengxin.consensus.embedded;

/** The disk in memory keeps what a real one keeps. */
class MemoryStorageTest extends StorageContract {

    @Override
    Storage storage() {
        return new MemoryStorage();
    }
}
