package org.chengxin.consensus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * A disk in memory on which everything can go wrong: operations fail, done or not done; the process dies in the middle of
 * them; power is lost, and with it any part of what was not synced, in any order; and there is only so much room.
 */
public final class MemoryStorage implements Storage {

    private final Mishaps mishaps;
    private final long capacity;
    private TreeMap<String, MemoryFile> names = new TreeMap<>();
    private TreeMap<String, MemoryFile> durableNames = new TreeMap<>();
    private long taken;
    private boolean dead;
    private boolean syncLies;
    private long reserved;

    /** What an operation is. */
    public enum Operation {
        /** {@link Storage#append}. */
        APPEND,
        /** {@link Storage#write}. */
        WRITE,
        /** {@link Storage#truncate}. */
        TRUNCATE,
        /** {@link Storage#delete}. */
        DELETE,
        /** {@link Storage#sync}. */
        SYNC,
        /** {@link Storage#syncNames}. */
        SYNC_NAMES
    }

    /** What becomes of an operation. */
    public enum Mishap {
        /** It is done. */
        NONE,
        /** It fails, and nothing of it is done. What a failed sync should have kept will never be kept by a later one. */
        FAILS,
        /** It fails, although it is done. */
        FAILS_THOUGH_DONE,
        /** The process dies before it. */
        DEATH_BEFORE,
        /** The process dies in the middle of it. */
        DEATH_WITHIN,
        /** The process dies after it. */
        DEATH_AFTER
    }

    /** Decides what goes wrong. */
    @FunctionalInterface
    public interface Mishaps {

        /** Asked before each operation that changes anything. */
        Mishap next(Operation operation, String name);
    }

    /** The process that used the disk is dead. Nobody but who plays the death catches this. */
    public static final class Death extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** A death somewhere. */
        public Death() {
            super("the process died");
        }
    }

    /** A disk with plenty of room on which nothing goes wrong unless told. */
    public MemoryStorage() {
        this((operation, name) -> Mishap.NONE, Long.MAX_VALUE);
    }

    /**
     * A disk.
     *
     * @param mishaps  what goes wrong
     * @param capacity bytes that it holds
     */
    public MemoryStorage(Mishaps mishaps, long capacity) {
        this.mishaps = mishaps;
        this.capacity = capacity;
    }

    /** From now on nothing that is said to be synced is. A disk like this exists, and no log survives it. */
    public void lieAboutSync() {
        syncLies = true;
    }

    /** Something else on the disk takes so many bytes, instead of as many as it took before. */
    public synchronized void reserve(long bytes) {
        reserved = bytes;
    }

    /** A new process uses the disk as the one that died has left it. */
    public synchronized void revive() {
        dead = false;
    }

    /** Power is lost: of what was not synced, chance keeps some, torn and in any order. */
    public synchronized void losePower(RandomGenerator chance) {
        var candidates = new TreeSet<>(names.keySet());
        candidates.addAll(durableNames.keySet());
        var kept = new TreeMap<String, MemoryFile>();
        for (String name : candidates) {
            MemoryFile file = chance.nextBoolean() ? names.get(name) : durableNames.get(name);
            if (names.get(name) == durableNames.get(name)) file = names.get(name);
            if (file != null) kept.put(name, file);
        }
        kept.values().forEach(file -> file.losePower(chance));
        names = kept;
        durableNames = new TreeMap<>(kept);
        taken = kept.values().stream().mapToLong(MemoryFile::size).sum();
    }

    /** Changes bits of a file where it lies, as a failing disk does. */
    public synchronized void damage(String name, long offset, int mask) {
        file(name).damage((int) offset, mask);
    }

    @Override
    public synchronized Collection<String> names() {
        live();
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized long size(String name) {
        live();
        MemoryFile file = names.get(name);
        return file == null ? 0 : file.size();
    }

    @Override
    public synchronized byte[] read(String name, long offset, int length) {
        live();
        MemoryFile file = names.get(name);
        return file == null ? new byte[0] : file.read(offset, length);
    }

    @Override
    public synchronized void append(String name, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) length += part.length;
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        change(Operation.APPEND, name, share -> put(name, size(name), whole, share));
    }

    @Override
    public synchronized void write(String name, long offset, byte[] bytes) {
        change(Operation.WRITE, name, share -> put(name, offset, bytes, share));
    }

    @Override
    public synchronized void truncate(String name, long size) {
        change(Operation.TRUNCATE, name, share -> {
            if (share < 1) return;
            taken -= file(name).size() - size;
            file(name).truncate((int) size);
        });
    }

    @Override
    public synchronized void delete(String name) {
        change(Operation.DELETE, name, share -> {
            if (share < 1) return;
            MemoryFile gone = names.remove(name);
            if (gone != null) taken -= gone.size();
        });
    }

    @Override
    public synchronized void sync(String name) {
        change(Operation.SYNC, name, share -> {
            if (share == 1) file(name).sync(syncLies);
            else if (share == 0) file(name).neverSync();
        });
    }

    @Override
    public synchronized void syncNames() {
        change(Operation.SYNC_NAMES, "", share -> {
            if (share == 1 && !syncLies) durableNames = new TreeMap<>(names);
        });
    }

    @Override
    public synchronized long free() {
        live();
        return capacity - taken - reserved;
    }

    /** Does a share of an operation: 1 for all, 0.5 for the beginning of it, 0 for what a failure does. */
    private interface Doing {
        void run(double share);
    }

    private void change(Operation operation, String name, Doing doing) {
        live();
        Mishap mishap = mishaps.next(operation, name);
        switch (mishap) {
            case NONE, FAILS_THOUGH_DONE, DEATH_AFTER -> doing.run(1);
            case FAILS -> doing.run(0);
            case DEATH_WITHIN -> doing.run(0.5);
            case DEATH_BEFORE -> {}
        }
        switch (mishap) {
            case NONE -> {}
            case FAILS, FAILS_THOUGH_DONE ->
                throw new UncheckedIOException(new IOException("played: " + operation + " " + name));
            case DEATH_BEFORE, DEATH_WITHIN, DEATH_AFTER -> {
                dead = true;
                throw new Death();
            }
        }
    }

    private void put(String name, long offset, byte[] bytes, double share) {
        int most = (int) (bytes.length * share);
        MemoryFile file = names.computeIfAbsent(name, absent -> new MemoryFile());
        long growth = Math.max(0, offset + most - file.size());
        long room = capacity - taken - reserved;
        int fits = growth <= room ? most : (int) Math.max(0, most - (growth - room));
        taken += Math.max(0, offset + fits - file.size());
        file.write((int) offset, bytes, fits);
        if (fits < most) throw new UncheckedIOException(new IOException("No space left on device"));
    }

    private MemoryFile file(String name) {
        MemoryFile file = names.get(name);
        if (file == null) throw new UncheckedIOException(new IOException("no file " + name));
        return file;
    }

    private void live() {
        if (dead) throw new Death();
    }
}
