package org.chengxin.api.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.junit.jupiter.api.Test;

class RowReportTest {

    private static final Codec<RowReport> CODEC = Codec.of(RowReport.class);

    @Test
    void a_note_names_the_record_of_its_row_or_none() {
        for (String member : new String[] {"", "\"record\":\"" + "A".repeat(43) + "\","}) {
            byte[] report = report(member);
            assertArrayEquals(report, CODEC.encode(CODEC.decode(report)));
        }
    }

    @Test
    void a_record_that_is_no_id_is_refused() {
        byte[] report = report("\"record\":\"" + "A".repeat(42) + "\",");
        assertThrows(MalformedException.class, () -> CODEC.decode(report));
    }

    private static byte[] report(String member) {
        String note = "{\"code\":\"IN-301\",\"line\":2,\"outcome\":\"held\"," + member
                + "\"sentenceEn\":\"It is so.\",\"warning\":false}";
        return ("{\"committed\":0,\"held\":1,\"kind\":\"penalties\",\"millis\":1,\"notNoted\":0,\"notes\":[" + note
                        + "],\"refused\":0,\"rows\":1,\"unchanged\":0,\"unknown\":0,\"warned\":0}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
