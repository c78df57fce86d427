package org.chengxin.stories.sameness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.governance.Genesis;

/**
 * A history as a file: the genesis on the first line, then a block a line with the root that it came to when it was
 * recorded. Recorded once and never made again: it is what later releases are held to.
 */
record RecordedHistory(Genesis genesis, List<RecordedBlock> blocks) {

    private static final Codec<Genesis> GENESIS = Codec.of(Genesis.class);
    private static final Codec<RecordedBlock> BLOCK = Codec.of(RecordedBlock.class);

    /** A block: its time in milliseconds, its transactions as they were sent, and the root after it. */
    record RecordedBlock(Bytes appHash, long height, long time, List<String> transactions) {}

    static RecordedHistory read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<RecordedBlock> blocks = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) blocks.add(BLOCK.decode(utf8(line)));
        return new RecordedHistory(GENESIS.decode(utf8(lines.getFirst())), blocks);
    }

    void write(Path file) throws IOException {
        var text = new StringBuilder();
        text.append(new String(GENESIS.encode(genesis), StandardCharsets.UTF_8)).append('\n');
        for (RecordedBlock block : blocks)
            text.append(new String(BLOCK.encode(block), StandardCharsets.UTF_8)).append('\n');
        Files.writeString(file, text);
    }

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
