package org.chengxin.consensus.embedded;

import java.util.Collection;

/**
 * The few things that the engine asks of a disk: files with plain names in one directory. What was written counts as
 * durable only after {@link #sync} of the file, and a new name, or a name gone, only after {@link #syncNames}; until then
 * a loss of power may keep any part of it.
 *
 * <p>One thread writes; reading is safe for several threads beside it. Every method throws
 * {@link java.io.UncheckedIOException} when the disk fails; what a failed write left behind is unknown.
 */
public interface Storage {

    /** Names of all files. */
    Collection<String> names();

    /** Length of a file in bytes; 0 when there is none. */
    long size(String name);

    /** Up to {@code length} bytes from {@code offset} on; fewer at the end of the file, none when there is no file. */
    byte[] read(String name, long offset, int length);

    /** Writes the parts one after another at the end of a file, which is created if need be. */
    void append(String name, byte[]... parts);

    /** Writes at a place in a file, which is created if need be. */
    void write(String name, long offset, byte[] bytes);

    /** Shortens a file. */
    void truncate(String name, long size);

    /** Removes a file, if there is one. */
    void delete(String name);

    /** Makes the content of a file durable. After a failure nothing is known of it: never try the same again. */
    void sync(String name);

    /** Makes durable which names there are. */
    void syncNames();

    /** Bytes that can still be written. */
    long free();
}
