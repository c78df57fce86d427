package org.chengxin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The room on the disk of a data directory. A node that runs takes no transactions below its reserve; below half of it none
 * is started, since opening the stores writes too, and what is caught in a write by the end of the room looks damaged.
 */
final class Room {

    private static final long MEBIBYTE = 1L << 20;

    private Room() {}

    /** Bytes that can be written where a folder is, or would be made. */
    static long free(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) existing = existing.getParent();
        return Files.getFileStore(existing == null ? Path.of("/") : existing).getUsableSpace();
    }

    /** Megabytes that the settings keep free. */
    static long reserveMebibytes(Settings settings) {
        return settings.number(Setting.DISK_RESERVE_MEGABYTES, 1, EmbeddedValidator.MOST_RESERVE_MEBIBYTES);
    }

    /** What keeps a node from being started on a folder; nothing when there is room, or nobody says how much. */
    static Optional<CannotStart> against(Path folder, Settings settings) {
        try {
            return against(folder, free(folder), reserveMebibytes(settings));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    static Optional<CannotStart> against(Path folder, long free, long reserveMebibytes) {
        if (free >= reserveMebibytes * MEBIBYTE / 2) return Optional.empty();
        return Optional.of(new CannotStart(
                StartReason.DISK_MUST_HAVE_ROOM,
                "the disk of " + folder + " has " + free / MEBIBYTE + " MiB free, and a node starts with half of the "
                        + reserveMebibytes + " that it keeps free; make room, nothing is damaged by that"));
    }
}
