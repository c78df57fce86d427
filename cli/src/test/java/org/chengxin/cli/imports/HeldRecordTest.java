package org.chengxin.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengxin.cli.CommandRun;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.junit.jupiter.api.Test;

/** How a clerk finds a record that an import held, and takes it back. */
class HeldRecordTest extends ImportBench {

    private static final String FIRST = penalty("示罚〔2026〕1号", "其他", "未按规定操作");
    private static final String SECOND = penalty("示罚〔2026〕2号", "其他", "未按规定操作");

    @Test
    void a_row_that_is_held_tells_its_record() throws IOException {
        Path file = penalties(FIRST);
        String record = record(run("penalties", file, "--json"), "held", "IN-301");
        assertTrue(
                server.city()
                                .view()
                                .find(new RecordKey(PUBLISHER, new RecordId(record)))
                                .orElseThrow()
                        instanceof CreditRecord.Held);
        assertEquals(
                record,
                member((Map<?, ?>) ((List<?>) member(server.reports().getFirst(), "notes")).getFirst(), "record"));
        assertEquals(record, record(run("penalties", file, "--json"), "unchanged", "IN-301"));
        CommandRun shown = run("penalties", file);
        assertTrue(shown.out().contains("unchanged line 2: IN-301"), shown.out());
        assertTrue(shown.out().contains("Record: " + record), shown.out());
    }

    @Test
    void a_row_that_has_to_be_withdrawn_first_tells_its_record() throws IOException {
        Path published = permits(permit("示许〔2026〕1号", "1", "准予一"));
        assertEquals(List.of(), member(run("permits", published, "--json").json(), "notes"));
        CommandRun other = run("permits", permits(permit("示许〔2026〕1号", "1", "准予二")), "--json");
        String record = record(other, "refused", "CR-005");
        assertEquals(0, withdraw(record).code());
        assertEquals(record, record(run("permits", published, "--json"), "refused", "CR-003"));
    }

    @Test
    void a_registration_has_no_record() throws IOException {
        run("registrations", registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区"));
        CommandRun other = run("registrations", registrations(company(1) + ",示例青禾集团有限公司,2001-02-03,示例市,东区"), "--json");
        Map<?, ?> note = (Map<?, ?>) ((List<?>) member(other.json(), "notes")).getFirst();
        assertEquals("ID-005", note.get("code"));
        assertEquals(false, note.containsKey("record"));
    }

    @Test
    void a_held_record_that_is_withdrawn_leaves_no_copy_and_no_other_goes_with_it() throws IOException {
        run("penalties", penalties(FIRST, SECOND));
        List<String> before = Files.readAllLines(held());
        assertEquals(2, before.size());
        String record = record(run("penalties", penalties(FIRST), "--json"), "unchanged", "IN-301");
        CommandRun withdrawn = withdraw(record);
        assertEquals(0, withdrawn.code(), withdrawn.err());
        List<String> after = Files.readAllLines(held());
        assertEquals(1, after.size());
        assertTrue(before.contains(after.getFirst()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(held())));
        assertLine(4, "CR-031", withdraw(record));

        CommandRun again = run("penalties", penalties(FIRST, SECOND), "--json");
        assertEquals(3, again.code());
        assertEquals(1L, again.json().get("unchanged"));
        assertEquals(after, Files.readAllLines(held()));
    }

    @Test
    void a_copy_that_outlived_its_withdrawal_goes_when_it_is_asked_for_again() throws IOException {
        String record = record(run("penalties", penalties(FIRST), "--json"), "held", "IN-301");
        byte[] copy = Files.readAllBytes(held());
        withdraw(record);
        assertEquals(0, Files.size(held()));
        Files.write(held(), copy);
        assertLine(4, "CR-031", withdraw(record));
        assertEquals(0, Files.size(held()));
    }

    @Test
    void a_withdrawal_that_is_refused_leaves_every_copy() throws IOException {
        run("penalties", penalties(FIRST));
        byte[] before = Files.readAllBytes(held());
        assertLine(4, "CR-030", withdraw("A".repeat(43)));
        assertEquals(before.length, Files.size(held()));
    }

    @Test
    void what_a_crash_left_half_written_beside_a_file_is_gone_with_the_next_withdrawal() throws IOException {
        String record = record(run("penalties", penalties(FIRST), "--json"), "held", "IN-301");
        Files.writeString(held().resolveSibling(held().getFileName() + ".new"), "half a li");
        assertEquals(0, withdraw(record).code());
        assertEquals(0, Files.size(held()));
        try (Stream<Path> left = Files.list(folder.resolve("held"))) {
            assertEquals(
                    List.of(".lock", held().getFileName().toString()),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private CommandRun withdraw(String record) {
        return CommandRun.of(
                "withdraw", record, "--as", PUBLISHER.text(), "--url", server.url(), "--data", folder.toString());
    }

    private Path held() {
        return folder.resolve("held/" + PUBLISHER + "-" + RECENTLY.getYear() + ".jwe");
    }

    /** The record that the only note names. */
    private static String record(CommandRun run, String outcome, String code) {
        List<?> notes = (List<?>) member(run.json(), "notes");
        assertEquals(1, notes.size(), run.out());
        Map<?, ?> note = (Map<?, ?>) notes.getFirst();
        assertEquals(outcome, note.get("outcome"));
        assertEquals(code, note.get("code"));
        return (String) member(note, "record");
    }
}
