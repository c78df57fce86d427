package org.chengxin.cli.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.cli.CommandRun;
import org.chengxin.cli.TestCityServer;
import org.chengxin.cli.TestData;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithdrawCommandTest {

    private static final TestKey PUBLISHER = TestGenesis.PUBLISHER;
    private static final RecordId RECORD = new RecordId("A".repeat(43));

    private final TestCityServer server = new TestCityServer();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void a_record_is_held() {
        TestData.keep(folder, PUBLISHER);
        hold(RECORD);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_sequence_that_another_program_took_meanwhile_is_passed_over() {
        server.beforeFirstBlock(() -> hold(new RecordId("B".repeat(42) + "A")));
        CommandRun run = withdraw();
        assertEquals(0, run.code(), run.err());
        assertEquals(2, server.lines().size());
        assertEquals(Optional.of(new CreditRecord.Ended()), server.city().view().find(key(RECORD)));
    }

    @Test
    void nothing_is_sent_to_a_city_whose_chain_the_trusted_genesis_does_not_name() throws IOException {
        Path other = TestData.genesis(folder, "other.json", "another-city");
        CommandRun run = withdraw("--genesis", other.toString());
        assertEquals(6, run.code(), run.err());
        assertTrue(run.err().contains("other.json is the genesis document of another-city"), run.err());
        assertEquals(List.of(), server.lines());
    }

    @Test
    void what_no_block_proves_is_not_believed_where_the_data_directory_has_the_genesis() throws IOException {
        TestData.genesis(folder, "genesis.json", server.city().chain());
        CommandRun run = withdraw();
        assertEquals(5, run.code(), run.err());
        assertTrue(run.err().contains("SDK-014"), run.err());
        assertEquals("", run.out());
    }

    private void hold(RecordId id) {
        var hold = new HoldRecord(id, Bytes.owned(new byte[32]));
        assertEquals(TransactionResult.accepted(), server.city().submit(PUBLISHER, hold));
    }

    private static RecordKey key(RecordId id) {
        return new RecordKey(PUBLISHER.organisation(), id);
    }

    private CommandRun withdraw(String... more) {
        List<String> arguments = new ArrayList<>(List.of("withdraw", RECORD.text(), "--patience", "1"));
        arguments.addAll(List.of("--as", PUBLISHER.organisation().text()));
        arguments.addAll(List.of("--url", server.url(), "--data", folder.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
