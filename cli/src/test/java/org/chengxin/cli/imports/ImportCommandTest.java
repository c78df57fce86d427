package org.chengxin.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.cli.CommandRun;
import org.chengxin.cli.TestData;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.Commitments;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.HeldContent;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.ImportSecrets;
import org.junit.jupiter.api.Test;

class ImportCommandTest extends ImportBench {

    @Test
    void registrations_are_committed_and_the_same_file_again_changes_nothing() throws IOException {
        Path file = registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区", company(2) + ",示例云帆有限公司,2011/2/3,示例市,");
        CommandRun first = run("registrations", file, "--json");
        assertEquals(0, first.code(), first.err());
        assertEquals(2L, first.json().get("committed"));
        assertEquals("UTF-8", first.json().get("encoding"));
        var registered = server.city()
                .view()
                .find(new OrganisationKey(ExampleCity.company(102)))
                .orElseThrow();
        assertEquals("示例云帆有限公司", registered.name());
        CommandRun again = run("registrations", file, "--json");
        assertEquals(0, again.code());
        assertEquals(2L, again.json().get("unchanged"));
        assertEquals(0L, again.json().get("committed"));
    }

    @Test
    void good_rows_are_committed_and_others_refused_with_line_column_reason_and_remedy() throws IOException {
        String trader = "示例个体小吃店";
        Path file = registrations(
                company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区",
                soleTrader() + "," + trader + ",2001-02-03,示例市,东区",
                company(3) + ",示例长岭有限公司,2001-02-31,示例市,东区");
        CommandRun run = run("registrations", file);
        assertEquals(3, run.code(), run.err());
        assertTrue(run.out().contains("line 3, 统一社会信用代码: IN-061"), run.out());
        assertTrue(run.out().contains("line 4, 成立日期: IN-044"), run.out());
        assertFalse((run.out() + run.err()).contains(trader));
        Map<?, ?> report = server.reports().getFirst();
        assertFalse(new String(Json.write(report), StandardCharsets.UTF_8).contains(trader));
        assertEquals(2L, report.get("refused"));
        Map<?, ?> note = (Map<?, ?>) ((List<?>) member(report, "notes")).get(1);
        assertEquals(4L, note.get("line"));
        assertEquals("成立日期", note.get("column"));
        assertEquals("IN-044", note.get("code"));
        assertEquals("Check the date.", note.get("remedyEn"));
    }

    @Test
    void an_import_of_which_nothing_goes_in_ends_with_4() throws IOException {
        assertEquals(
                4,
                run("registrations", registrations(soleTrader() + ",示例店,2001-02-03,示例市,东区"))
                        .code());
    }

    @Test
    void a_registration_with_other_facts_is_refused_with_what_to_do() throws IOException {
        run("registrations", registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区"));
        CommandRun other = run("registrations", registrations(company(1) + ",示例青禾集团有限公司,2001-02-03,示例市,东区"));
        assertEquals(4, other.code());
        assertTrue(other.out().contains("ID-005"), other.out());
        assertTrue(other.out().contains("a change is not made by an import"), other.out());
    }

    @Test
    void a_permit_is_published_with_its_content_beside_it_and_ends_with_status_0() throws IOException {
        Path valid = permits(permit("示许〔2026〕1号", "1", "准予从事食品销售"));
        assertEquals(0, run("permits", valid).code());
        Map<?, ?> line = server.lines().getFirst();
        assertTrue(String.valueOf(line.get("content")).contains("准予从事食品销售"));
        assertEquals(
                0,
                run("permits", permits(permit("示许〔2026〕1号", "0", "准予从事食品销售"))).code());
        CommandRun again = run("permits", permits(permit("示许〔2026〕1号", "0", "准予从事食品销售")), "--json");
        assertEquals(0, again.code());
        assertEquals(1L, again.json().get("unchanged"));
        CommandRun never = run("permits", permits(permit("示许〔2026〕2号", "0", "准予从事食品销售")));
        assertEquals(4, never.code());
        assertTrue(never.out().contains("line 2, XK_ZT: IN-056"), never.out());
    }

    @Test
    void a_permit_that_ends_in_the_same_file_ends_after_it_began() throws IOException {
        Path both = permits(permit("示许〔2026〕3号", "1", "准予"), permit("示许〔2026〕3号", "0", "准予"));
        CommandRun run = run("permits", both, "--json");
        assertEquals(0, run.code(), run.out());
        assertEquals(2L, run.json().get("committed"));
    }

    @Test
    void the_same_decision_twice_goes_in_once_and_with_other_content_is_refused() throws IOException {
        Path file = permits(
                permit("示许〔2026〕4号", "1", "准予一"), permit("示许〔2026〕4号", "1", "准予一"), permit("示许〔2026〕4号", "1", "准予二"));
        CommandRun run = run("permits", file);
        assertEquals(3, run.code(), run.out());
        assertTrue(run.out().contains("1 committed"), run.out());
        assertTrue(run.out().contains("1 unchanged"), run.out());
        assertTrue(run.out().contains("line 4: CR-005"), run.out());
        assertTrue(run.out().contains("Leave or withdraw the record"), run.out());
    }

    @Test
    void a_row_that_the_columns_do_not_decide_is_held_and_only_its_publisher_can_read_it() throws Exception {
        Path file = penalties(penalty("示罚〔2026〕1号", "其他", "未按规定操作"));
        CommandRun run = run("penalties", file);
        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().contains("1 held"), run.out());
        assertTrue(run.out().contains("IN-301"), run.out());
        Path held = folder.resolve("held/" + PUBLISHER + "-" + RECENTLY.getYear() + ".jwe");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(held)));
        assertEquals(0, run("penalties", file).code());
        List<String> lines = Files.readAllLines(held);
        assertEquals(1, lines.size());

        Map<?, ?> sent = server.lines().getFirst();
        assertEquals(Set.of("jws"), sent.keySet());
        JWEObject jwe = JWEObject.parse(lines.getFirst());
        Bytes secret = new ImportSecrets(folder.resolve("keys/import")).of(PUBLISHER, RECENTLY.getYear());
        jwe.decrypt(new DirectDecrypter(HeldFiles.key(secret)));
        var opened = (Map<?, ?>) Json.read(jwe.getPayload().toBytes());
        RecordId record = new RecordId((String) member(opened, "record"));
        HeldContent content = Codec.of(HeldContent.class).decode(Json.write(member(opened, "content")));
        var state = (CreditRecord.Held)
                server.city().view().find(new RecordKey(PUBLISHER, record)).orElseThrow();
        assertEquals(
                state.content(),
                Commitments.of(Bytes.ofBase64Url((String) member(opened, "salt")), content.canonical()));
    }

    @Test
    void a_held_line_that_a_crash_cut_short_is_written_again() throws IOException {
        Path file = penalties(penalty("示罚〔2026〕2号", "其他", "未按规定操作"));
        run("penalties", file);
        Path held = folder.resolve("held/" + PUBLISHER + "-" + RECENTLY.getYear() + ".jwe");
        byte[] whole = Files.readAllBytes(held);
        Files.write(held, Arrays.copyOf(whole, whole.length - 20));
        run("penalties", file);
        assertEquals(1, Files.readAllLines(held).size());
        assertEquals(whole.length, Files.size(held));
    }

    @Test
    void a_named_authority_signs_what_it_is_entitled_to_and_nothing_else() throws IOException {
        String other = TestGenesis.OTHER_PUBLISHER.organisation().text();
        Path permits = permits(permit("示许〔2026〕5号", "1", "准予"));
        assertEquals(0, run("permits", permits, "--as", other).code());
        CommandRun penalties = run("penalties", penalties(penalty("示罚〔2026〕3号", "罚款", "未按规定操作")), "--as", other);
        assertEquals(4, penalties.code());
        assertTrue(penalties.out().contains("IN-08"), penalties.out());
    }

    @Test
    void rows_survive_a_city_that_loses_requests_and_answers() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 600; i++)
            rows.append(company(i)).append(",示例").append(i).append("有限公司,2001-02-03,示例市,东区\n");
        server.lose(2, 2);
        CommandRun run = run("registrations", registrations(rows.toString().strip()), "--json");
        assertEquals(0, run.code(), run.err());
        assertEquals(600L, run.json().get("committed"));
    }

    @Test
    void sequences_that_an_earlier_run_used_meanwhile_are_passed_over() throws IOException {
        TestKey registrar = TestGenesis.REGISTRAR;
        server.beforeFirstBlock(() -> {
            for (int i = 0; i < 5; i++)
                server.city()
                        .submit(
                                registrar,
                                new RegisterOrganisation(
                                        ExampleCity.company(900 + i),
                                        "示例先到有限公司" + i,
                                        LocalDate.parse("2001-01-01"),
                                        Optional.empty()));
        });
        Path file =
                registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区", company(2) + ",示例云帆有限公司,2001-02-03,示例市,东区");
        CommandRun run = run("registrations", file, "--json");
        assertEquals(0, run.code(), run.out() + run.err());
        assertEquals(2L, run.json().get("committed"));
    }

    @Test
    void what_is_wrong_is_one_line_with_its_own_code() throws IOException {
        Path file = registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区");
        assertLine(6, "there is no file", run("registrations", folder.resolve("missing.csv")));
        assertLine(6, "empty.csv: IN-001", run("registrations", write("empty.csv", "")));
        assertLine(6, "registrations.csv, line 2: IN-007", run("registrations", registrations(company(1) + ",\"示例青禾")));
        assertLine(4, "is no registrar of this city", run("registrations", file, "--as", PUBLISHER.text()));
        assertLine(2, "--as takes", run("registrations", file, "--as", "123"));
        assertLine(
                2,
                "(KIND): it is one of registrations, permits, penalties",
                CommandRun.of("import", "everything", file.toString(), "--url", server.url()));
        assertLine(
                5, "SDK-010", CommandRun.of("import", "registrations", file.toString(), "--url", "http://localhost:1"));
        assertLine(
                7,
                "no key of a registrar",
                CommandRun.of(
                        "import",
                        "registrations",
                        file.toString(),
                        "--url",
                        server.url(),
                        "--data",
                        folder + "/nowhere"));
    }

    @Test
    void a_record_whose_id_begins_with_a_hyphen_is_asked_for() {
        String id = "-" + "A".repeat(42);
        assertLine(4, "API-010", CommandRun.of("withdraw", id, "--url", server.url()));
        assertLine(4, "API-010", CommandRun.of("proof", "record", id, "--url", server.url()));
        assertLine(2, "--ulr", CommandRun.of("withdraw", "A".repeat(43), "--ulr", server.url()));
    }

    @Test
    void files_that_are_no_text_or_never_end_are_refused_and_send_nothing() throws IOException {
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0});
        assertLine(6, "IN-004", run("registrations", binary));
        Path long200 = folder.resolve("200-megabytes.csv");
        try (var file = new RandomAccessFile(long200.toFile(), "rw")) {
            file.setLength(200L << 20);
        }
        assertLine(6, "IN-004", run("penalties", long200));
        assertLine(6, "not a file that can be read", run("permits", Path.of("/dev/zero")));
        assertLine(
                6,
                "SDK-009",
                run(
                        "registrations",
                        registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区"),
                        "--genesis",
                        "/dev/zero"));
        assertEquals(List.of(), server.lines());
    }

    @Test
    void what_no_block_proves_is_not_believed_where_the_data_directory_has_the_genesis() throws IOException {
        TestData.genesis(folder, "genesis.json", server.city().chain());
        CommandRun run = oneCompany("--json", "--patience", "1");
        assertEquals(5, run.code(), run.err());
        assertEquals(1L, run.json().get("unknown"));
        assertTrue(run.out().contains("SDK-014"), run.out());
        assertTrue(run.err().contains("SDK-014"), run.err());
    }

    @Test
    void the_genesis_of_another_chain_is_refused_named_or_not() throws IOException {
        Path other = TestData.genesis(folder, "other.json", "another-city");
        CommandRun named = oneCompany("--genesis", other.toString(), "--patience", "1");
        assertLine(6, "other.json is the genesis document of another-city", named);
        assertEquals(List.of(), server.lines());
        TestData.genesis(folder, "genesis.json", "another-city");
        CommandRun found = oneCompany("--patience", "1");
        assertLine(6, "genesis.json is the genesis document of another-city", found);
        assertEquals(List.of(), server.lines());
    }

    @Test
    void a_damaged_genesis_in_the_data_directory_is_refused() throws IOException {
        write("genesis.json", "{");
        assertLine(6, "genesis.json is not a genesis document", oneCompany());
        assertEquals(List.of(), server.lines());
    }

    private CommandRun oneCompany(String... more) throws IOException {
        return run("registrations", registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区"), more);
    }

    @Test
    void a_file_that_is_cut_short_sends_nothing() throws IOException {
        run("registrations", registrations(company(1) + ",示例青禾有限公司,2001-02-03,示例市,东区", company(2) + ",\"示例"));
        assertEquals(List.of(), server.lines());
    }
}
