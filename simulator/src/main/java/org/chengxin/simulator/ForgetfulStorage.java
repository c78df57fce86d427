package org.chengxin.simulator;

import java.util.Collection;
import org.chengxin.consensus.embedded.Storage;

/** A disk that takes every write to the sign state but the first and keeps none of them. */
final class ForgetfulStorage implements Storage {

    private static final String SIGN_STATE = "sign-state";

    private final Storage storage;

    ForgetfulStorage(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void write(String name, long offset, byte[] bytes) {
        if (!name.equals(SIGN_STATE) || storage.size(name) == 0) storage.write(name, offset, bytes);
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
    public void append(String name, byte[]... parts) {
        storage.append(name, parts);
    }

    @Override
    public void truncate(String name, long size) {
        storage.truncate(name, size);
    }

    @Override
    public void delete(String name) {
        storage.delete(name);
    }

    @Override
    public void sync(String name) {
        storage.sync(name);
    }

    @Override
    public void syncNames() {
        storage.syncNames();
    }

    @Override
    public long free() {
        return storage.free();
    }
}
