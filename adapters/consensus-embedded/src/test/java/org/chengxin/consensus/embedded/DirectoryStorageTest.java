package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStorageTest extends StorageContract {

    @TempDir
    Path directory;

    private final List<DirectoryStorage> opened = new ArrayList<>();

    @Override
    Storage storage() {
        var storage = new DirectoryStorage(directory.resolve("log"));
        opened.add(storage);
        return storage;
    }

    @AfterEach
    void close() {
        opened.forEach(DirectoryStorage::close);
    }

    @Test
    void a_reader_that_is_interrupted_takes_nothing_from_the_others() throws InterruptedException {
        Storage storage = storage();
        storage.append("a", new byte[] {1, 2, 3});
        Thread interrupted = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            assertThrows(UncheckedIOException.class, () -> storage.read("a", 0, 3));
        });
        interrupted.join();
        assertArrayEquals(new byte[] {1, 2, 3}, storage.read("a", 0, 3));
        storage.append("a", new byte[] {4});
        assertArrayEquals(new byte[] {1, 2, 3, 4}, storage.read("a", 0, 9));
    }
}
