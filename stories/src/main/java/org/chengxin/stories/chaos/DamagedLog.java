package org.chengxin.stories.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Random;

/**
 * Two validators die, and the disk of one of them gives back another log of its consensus than was written. Two, because the
 * network must stop for that log to be read: a validator that finds newer blocks at the others does not ask it.
 */
final class DamagedLog implements Harm {

    private static final String SEEN_AND_REPAIRED = "the WAL file is corrupted; attempting repair";
    private static final String SEEN_AND_PASSED_OVER = "error on catchup replay; proceeding to start state anyway";

    private final Validator node;
    private final Validator other;
    private final Random random;
    private Validator.Printed before = new Validator.Printed(0, 0);
    private String how = "";

    DamagedLog(Validator node, Validator other, Random random) {
        this.node = node;
        this.other = other;
        this.random = random;
    }

    @Override
    public void strike() throws InterruptedException {
        other.kill();
        node.kill();
        try {
            how = damage(node.engineData().resolve("cs.wal").resolve("wal"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        before = node.printed();
        node.start();
        other.start();
    }

    private String damage(Path log) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            long size = file.size();
            return switch (random.nextInt(3)) {
                case 0 -> {
                    file.truncate(Math.max(1, size - 1 - random.nextInt(64)));
                    yield "torn end";
                }
                case 1 -> {
                    file.write(ByteBuffer.wrap(noise(256)), Math.max(0, size - 512));
                    yield "other bytes near the end";
                }
                default -> {
                    file.write(ByteBuffer.wrap(noise((int) Math.min(size, 4_096))), 0);
                    yield "other bytes at the start";
                }
            };
        }
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    @Override
    public String seen() throws InterruptedException {
        Network.await("a validator with a damaged log to run", () -> node.status()
                .filter(status -> status.state().equals("running"))
                .isPresent());
        return how + ": " + told();
    }

    private String told() {
        Optional<String> repaired = node.engineLine(before, SEEN_AND_REPAIRED);
        if (repaired.isPresent())
            return Files.exists(node.engineData().resolve("cs.wal").resolve("wal.CORRUPTED"))
                    ? "CometBFT kept what was whole and put the rest aside"
                    : "CometBFT repaired it";
        if (node.engineLine(before, SEEN_AND_PASSED_OVER).isPresent()) return "CometBFT said so and went on without it";
        return "CometBFT did not come to read it";
    }

    @Override
    public void mend() {
        // CometBFT has done it, and what it signed last is in another file.
    }
}
