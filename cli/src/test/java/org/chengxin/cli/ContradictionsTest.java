package org.chengxin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.TrustedBlock;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.merkle.cometbft.SignedHeader;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say when the nodes that were named show histories that contradict each other. */
class ContradictionsTest {

    private static final RecordId RECORD = new RecordId("A".repeat(43));
    private static final long TOP = 4;

    private final InventedChain chain = chain();
    private final TestCityServer first = new TestCityServer(chain);
    private final TestCityServer second = new TestCityServer(chain);

    @TempDir
    private Path folder = Path.of("");

    private static InventedChain chain() {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        var chain = new InventedChain(state, 1, 2, 3, 4);
        for (int height = 1; height <= TOP; height++) chain.commit(new TreeMap<>());
        return chain;
    }

    @BeforeEach
    void a_genesis_is_trusted() throws IOException {
        Files.write(folder.resolve("genesis.json"), chain.genesis().write());
        TestData.keep(folder, TestGenesis.PUBLISHER);
        TestData.keep(folder, TestGenesis.REGISTRAR);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private CommandRun run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", first.url(), "--url", second.url(), "--data", folder.toString()));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private CommandRun withdraw() {
        var hold = new HoldRecord(RECORD, Bytes.owned(new byte[32]));
        assertEquals(TransactionResult.accepted(), first.city().submit(TestGenesis.PUBLISHER, hold));
        return run(
                "withdraw",
                RECORD.text(),
                "--as",
                TestGenesis.PUBLISHER.organisation().text());
    }

    private CommandRun importOne() throws IOException {
        Path file = Files.writeString(
                folder.resolve("registrations.csv"),
                "统一社会信用代码,企业名称,成立日期,省市,区\n" + ExampleCity.company(101).text() + ",示例青禾有限公司,2001-02-03,示例市,东区\n");
        return run("import", "registrations", file.toString());
    }

    private static String named(LightBlock block) {
        return new TrustedBlock(block.header().height(), block.header().hash()).toString();
    }

    private void assertContradicted(long height, long certain, CommandRun run) {
        String signers = String.join(
                ", ",
                chain.validators(height).validators().stream()
                        .map(Validator::address)
                        .map(address -> HexFormat.of().withUpperCase().formatHex(address.shared()))
                        .toList());
        assertEquals(9, run.code(), run.err());
        assertEquals(
                "chengxin: SDK-016 validators signed two blocks at height " + height + ": block "
                        + named(chain.lightBlock(height)) + " was followed, and " + second.url() + " shows "
                        + named(chain.signedTwice(height)) + "; both were signed by " + signers
                        + ". Nothing above height " + certain
                        + " is certain: rely on neither node, keep this line, and ask the members who run these"
                        + " validators (docs/how-to/runbook.md)\n",
                run.err());
    }

    @Test
    void a_checkpoint_that_no_node_contradicts_is_printed() {
        CommandRun run = run("checkpoint");
        assertEquals(0, run.code(), run.err());
        assertEquals(named(chain.lightBlock(TOP)), run.out().strip());
        assertEquals("", run.err());
    }

    @Test
    void a_checkpoint_of_one_node_that_does_not_follow_from_the_genesis_is_not_printed() throws IOException {
        var state = new TreeMap<String, byte[]>();
        state.put("chain", new byte[] {'1'});
        Files.write(
                folder.resolve("genesis.json"),
                new InventedChain(state, 9).genesis().write());
        CommandRun run = CommandRun.of("checkpoint", "--url", first.url(), "--data", folder.toString());
        assertEquals(4, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(
                run.err().contains("SDK-018 block " + named(chain.lightBlock(TOP)) + " of " + first.url()), run.err());
    }

    @Test
    void a_genesis_document_that_is_named_for_one_node_is_read() {
        CommandRun run = CommandRun.of(
                "checkpoint",
                "--url",
                first.url(),
                "--genesis",
                folder.resolve("none.json").toString());
        assertEquals(6, run.code(), run.err());
    }

    @Test
    void a_checkpoint_that_a_node_contradicts_is_not_printed() {
        second.fork(TOP);
        CommandRun run = run("checkpoint");
        assertContradicted(TOP, 1, run);
        assertEquals("", run.out());
    }

    @Test
    void a_block_that_no_validators_signed_is_worth_a_warning() {
        LightBlock top = chain.lightBlock(TOP);
        second.show(new LightBlock(new SignedHeader(chain.signedTwice(TOP).header(), top.commit()), top.validators()));
        CommandRun run = run("checkpoint");
        assertEquals(0, run.code(), run.err());
        assertEquals(named(top), run.out().strip());
        assertTrue(run.err().startsWith("chengxin: " + second.url() + " SDK-017 "), run.err());
    }

    @Test
    void a_node_that_is_not_there_is_worth_a_warning() {
        second.close();
        CommandRun run = run("checkpoint");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("chengxin: " + second.url() + " SDK-017 "), run.err());
    }

    @Test
    void without_a_genesis_document_nodes_are_believed() throws IOException {
        second.fork(TOP);
        Files.delete(folder.resolve("genesis.json"));
        assertEquals(new CommandRun(0, named(chain.lightBlock(TOP)) + "\n", ""), run("checkpoint"));
    }

    @Test
    void a_block_that_does_not_follow_from_the_genesis_is_no_checkpoint() {
        first.fork(TOP);
        CommandRun run = run("checkpoint");
        assertEquals(4, run.code(), run.err());
        assertTrue(run.err().contains("SDK-018"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void a_proof_is_written_when_no_node_contradicts_it() {
        Path file = folder.resolve("proof.json");
        String company = ExampleCity.company(1).text();
        assertEquals(
                0,
                run("proof", "organisation", company, "--out", file.toString()).code());
        assertTrue(Files.exists(file));
    }

    @Test
    void a_proof_that_a_node_contradicts_is_not_written() {
        second.fork(TOP);
        Path file = folder.resolve("proof.json");
        String company = ExampleCity.company(1).text();
        assertContradicted(TOP, 1, run("proof", "organisation", company, "--out", file.toString()));
        assertFalse(Files.exists(file));
    }

    @Test
    void a_withdrawal_that_no_node_contradicts_is_told() {
        CommandRun run = withdraw();
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        assertEquals(
                Optional.of(new CreditRecord.Ended()),
                first.city().view().find(new RecordKey(TestGenesis.PUBLISHER.organisation(), RECORD)));
    }

    @Test
    void a_withdrawal_that_a_node_contradicts_is_not_told_as_done() {
        second.fork(TOP + 2);
        CommandRun run = withdraw();
        assertContradicted(TOP + 2, TOP + 1, run);
        assertEquals("", run.out());
    }

    @Test
    void an_import_that_no_node_contradicts_ends_as_it_would() throws IOException {
        CommandRun run = importOne();
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
    }

    @Test
    void an_import_that_a_node_contradicts_reports_and_says_so() throws IOException {
        second.fork(TOP + 2);
        CommandRun run = importOne();
        assertContradicted(TOP + 2, TOP + 1, run);
        assertTrue(run.out().contains("1 committed"), run.out());
    }
}
