package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Something else takes the room on a node's disk: within a moment all of it, or little by little nearly all. */
final class FullDisk implements Harm {

    private static final int PIECE = 1 << 20;
    private static final long NEARLY_FULL = 16L << 20;
    private static final String NO_ROOM = "CP-008";
    private static final String BROKEN = "CB-004";

    private final Validator node;
    private final Path filler;
    private final boolean atOnce;

    FullDisk(Validator node, Random random) {
        this.node = node;
        this.filler = node.data().resolve("filler");
        this.atOnce = random.nextBoolean();
    }

    @Override
    public void strike() {
        fill(atOnce ? 0 : NEARLY_FULL);
    }

    private void fill(long left) {
        try (FileChannel file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            FileStore disk = Files.getFileStore(filler);
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (disk.getUsableSpace() > left) {
                file.write(piece);
                piece.clear();
            }
        } catch (IOException full) {
            // That was the purpose.
        }
    }

    @Override
    public String seen() throws InterruptedException {
        Network.await(
                "a node that says that its disk is full",
                () -> code().equals(NO_ROOM) || (atOnce && code().equals(BROKEN)));
        if (atOnce) return "full within a moment: " + code() + ", and its API answered on";
        fill(0);
        Network.await("a node on a full disk to answer", () -> code().equals(NO_ROOM));
        return "full little by little: " + NO_ROOM + ", CometBFT stopped before the last byte, and the API answered on";
    }

    private String code() {
        return node.status().map(Validator.Status::code).orElse("");
    }

    /** A node that was caught in the middle of a write has to be started again; one that stopped before goes on by itself. */
    @Override
    public void mend() throws InterruptedException {
        try {
            Files.delete(filler);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
        if (!code().equals(BROKEN)) return;
        node.kill();
        node.start();
    }
}
