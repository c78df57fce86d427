package org.chengxin.consensus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a file system. Files that are written and files that are read have channels of their own, because a
 * reader's thread that is interrupted closes the channel it reads from.
 */
public final class DirectoryStorage implements Storage, AutoCloseable {

    private final Path directory;
    private final FileStore fileStore;
    private final Map<String, FileChannel> written = new HashMap<>();
    private final Map<String, FileChannel> read = new ConcurrentHashMap<>();

    /** Creates the directory if need be, with whatever permissions the process gives to new directories. */
    public DirectoryStorage(Path directory) {
        try {
            Files.createDirectories(directory);
            this.directory = directory;
            this.fileStore = Files.getFileStore(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Collection<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public long size(String name) {
        try {
            return Files.size(directory.resolve(name));
        } catch (NoSuchFileException none) {
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public byte[] read(String name, long offset, int length) {
        while (true) {
            FileChannel channel = null;
            try {
                channel = readChannel(name);
                return readFully(channel, offset, length);
            } catch (NoSuchFileException none) {
                return new byte[0];
            } catch (ClosedByInterruptException interrupted) {
                throw new UncheckedIOException(interrupted);
            } catch (ClosedChannelException otherReaderInterrupted) {
                if (channel != null) read.remove(name, channel);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public void append(String name, byte[]... parts) {
        try {
            FileChannel channel = writeChannel(name);
            channel.position(channel.size());
            ByteBuffer[] buffers = Arrays.stream(parts).map(ByteBuffer::wrap).toArray(ByteBuffer[]::new);
            while (Arrays.stream(buffers).anyMatch(ByteBuffer::hasRemaining)) channel.write(buffers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void write(String name, long offset, byte[] bytes) {
        try {
            FileChannel channel = writeChannel(name);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer, offset + buffer.position());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void truncate(String name, long size) {
        try {
            writeChannel(name).truncate(size);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void delete(String name) {
        try {
            close(written.remove(name));
            close(read.remove(name));
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void sync(String name) {
        try {
            writeChannel(name).force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void syncNames() {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public long free() {
        try {
            return fileStore.getUsableSpace();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            for (FileChannel channel : written.values()) channel.close();
            for (FileChannel channel : read.values()) channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private FileChannel writeChannel(String name) throws IOException {
        FileChannel known = written.get(name);
        if (known != null) return known;
        FileChannel opened =
                FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        written.put(name, opened);
        return opened;
    }

    private FileChannel readChannel(String name) throws IOException {
        FileChannel known = read.get(name);
        if (known != null) return known;
        FileChannel opened = FileChannel.open(directory.resolve(name), StandardOpenOption.READ);
        FileChannel earlier = read.putIfAbsent(name, opened);
        if (earlier == null) return opened;
        opened.close();
        return earlier;
    }

    private static byte[] readFully(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {}
        return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) channel.close();
    }
}
