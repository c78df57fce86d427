package org.chengxin.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeReasonTest {

    @Test
    void the_documented_reasons_are_those_that_exist() throws IOException {
        List<String> documented;
        try (Stream<String> lines = Files.lines(Path.of("../docs/errors.md"))) {
            documented = lines.filter(line -> line.startsWith("| ND-")).toList();
        }
        assertEquals(Arrays.stream(NodeReason.values()).map(NodeReasonTest::row).toList(), documented);
    }

    @Test
    void codes_rise_so_that_none_is_twice() {
        var codes = Arrays.stream(NodeReason.values()).map(NodeReason::code).toList();
        assertEquals(codes.stream().sorted().distinct().toList(), codes);
    }

    private static String row(NodeReason reason) {
        return "| " + reason.code() + " | " + reason.name() + " | " + reason.sentence() + " | "
                + (reason.mayPassLater() ? "yes" : "no") + " |";
    }
}
