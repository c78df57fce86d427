package org.chengxin.consensus.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One file: what a process sees, what is durable, and what happened in between. */
final class MemoryFile {

    private static final int[] TORN_AT = {1, 512, 4096};

    private byte[] seen = new byte[0];
    private int seenSize;
    private byte[] durable = new byte[0];
    private int durableSize;
    private final List<Change> unsynced = new ArrayList<>();

    /** A write at an offset, or with no bytes a truncation to it. */
    private record Change(int offset, List<byte[]> bytes) {}

    int size() {
        return seenSize;
    }

    byte[] read(long offset, int length) {
        int from = (int) Math.min(offset, seenSize);
        return Arrays.copyOfRange(seen, from, Math.min(seenSize, from + length));
    }

    void write(int offset, byte[] bytes, int length) {
        byte[] part = Arrays.copyOf(bytes, length);
        unsynced.add(new Change(offset, List.of(part)));
        seen = withRoom(seen, offset + length);
        System.arraycopy(part, 0, seen, offset, length);
        seenSize = Math.max(seenSize, offset + length);
    }

    void truncate(int size) {
        unsynced.add(new Change(size, List.of()));
        Arrays.fill(seen, Math.min(size, seen.length), seen.length, (byte) 0);
        seenSize = Math.min(seenSize, size);
    }

    void sync(boolean lies) {
        if (lies) return;
        for (Change change : unsynced) keep(change, 1, null);
        unsynced.clear();
    }

    void neverSync() {
        unsynced.clear();
    }

    void losePower(RandomGenerator chance) {
        for (Change change : unsynced) keep(change, TORN_AT[chance.nextInt(TORN_AT.length)], chance);
        unsynced.clear();
        seen = durable.clone();
        seenSize = durableSize;
    }

    void damage(int offset, int mask) {
        seen[offset] ^= (byte) mask;
        durable = withRoom(durable, offset + 1);
        durable[offset] ^= (byte) mask;
    }

    /** Keeps a change, or with chance what chance leaves of it. */
    private void keep(Change change, int unit, @Nullable RandomGenerator chance) {
        int fate = chance == null ? 0 : chance.nextInt(4);
        if (fate == 1) return;
        if (change.bytes.isEmpty()) {
            Arrays.fill(durable, Math.min(change.offset, durable.length), durable.length, (byte) 0);
            durableSize = Math.min(durableSize, change.offset);
            return;
        }
        byte[] bytes = change.bytes.getFirst();
        durable = withRoom(durable, change.offset + bytes.length);
        for (int from = 0; from < bytes.length; from += unit) {
            int length = Math.min(unit, bytes.length - from);
            if (fate > 1 && chance != null && chance.nextBoolean()) continue;
            System.arraycopy(bytes, from, durable, change.offset + from, length);
            durableSize = Math.max(durableSize, change.offset + from + length);
        }
    }

    private static byte[] withRoom(byte[] bytes, int size) {
        return size <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
    }
}
