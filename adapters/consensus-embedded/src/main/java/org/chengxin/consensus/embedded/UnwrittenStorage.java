package org.chengxin.consensus.embedded;

import java.util.Collection;

/** Reads what another storage has, and lets go of everything that is written. */
final class UnwrittenStorage implements Storage {

    private final Storage storage;

    UnwrittenStorage(Storage storage) {
        this.storage = storage;
    }

    @Override
    public Collection<String> names() {
        return storage.names();
    }

    @Override
    public long size(String name) {
        return storage.size(name);
    }

    @Override
    public byte[] read(String name, long offset, int length) {
        return storage.read(name, offset, length);
    }

    @Override
    public void append(String name, byte[]... parts) {}

    @Override
    public void write(String name, long offset, byte[] bytes) {}

    @Override
    public void truncate(String name, long size) {}

    @Override
    public void delete(String name) {}

    @Override
    public void sync(String name) {}

    @Override
    public void syncNames() {}

    @Override
    public long free() {
        return storage.free();
    }
}
