package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.sdk.ChengxinClient;
import org.chengxin.sdk.Members;
import org.chengxin.stories.peers.StoryNetwork.Ended;
import org.chengxin.stories.process.CityProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A validator is copied while it runs, goes on signing, loses its disk, and comes back from the copy. It follows the chain and
 * signs nothing until it is given a block that the others have made since, and then only above that. Needs Go.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedNetwork.class)
class RestoredValidatorPeersTest {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4);
    private static final int LOST = 4;

    private Path scratch = Path.of("");
    private StoryNetwork network;
    private String validator = "";

    @BeforeAll
    void a_network_of_four_has_come_up(StoryNetwork four, @TempDir Path folder) {
        network = four;
        scratch = folder;
    }

    @Test
    void a_restored_validator_signs_only_above_a_block_that_was_made_since() throws IOException, InterruptedException {
        register(1);
        Path backup = scratch.resolve("backup.zip");
        Ended copied = StoryNetwork.run(
                scratch,
                "backup",
                backup.toString(),
                "--url",
                network.url(LOST).toString(),
                "--data",
                network.data(LOST).toString());
        assertEquals(0, copied.exit(), copied.output() + copied.errors());
        register(LOST);
        validator = validator();
        // Three of four votes make a block: the fourth may come too late for any one of them.
        StoryNetwork.await("it goes on signing after the copy", () -> {
            register(LOST);
            return signed(latest().number("height") - 1);
        });
        String old = fence();

        assertEquals(0, network.command("kill", "4").exit());
        Files.move(network.data(LOST), scratch.resolve("lost"));
        Ended restored = StoryNetwork.run(
                scratch,
                "restore",
                backup.toString(),
                "--data",
                network.data(LOST).toString());
        assertEquals(0, restored.exit(), restored.output() + restored.errors());
        assertFalse(Files.exists(signState()), "what was signed last is never brought back");

        Process tooEarly = start("--fence", old);
        long restoredAt = latest().number("height");
        register(1);
        awaitFollowing();
        StoryNetwork.await("the fence is refused", () -> said().contains("CP-010"));
        assertEquals(0.0, metric("chengxin_validator_signing"));
        assertFalse(Files.exists(signState()));
        assertEquals(1, network.facts(ALL).size(), "it has followed the chain");
        end(tooEarly);

        String since = fence();
        Process running = start("--fence", since);
        long height = Long.parseLong(since.split(":", -1)[0]);
        awaitFollowing();
        StoryNetwork.await("it signs", () -> {
            register(2);
            return metric("chengxin_validator_signing") == 1.0 && signed(latest().number("height") - 1);
        });
        for (long at = restoredAt + 2; at <= height; at++) assertFalse(signed(at), "block " + at + " by " + validator);
        Object state = Json.read(Files.readAllBytes(signState()));
        assertTrue(state.toString().contains("height="), state.toString());
        requireNoEvidence();
        end(running);
        assertEquals(0, network.command("start", "4").exit());
        assertEquals(1, network.facts(ALL).size());
    }

    private void register(int number) throws IOException, InterruptedException {
        Path file = Files.writeString(
                scratch.resolve("company.csv"),
                "统一社会信用代码,企业名称,成立日期,省市,区\n" + network.freshCompany() + ",示例公司,2020-01-01,示例市,示例区\n");
        Ended ended = network.importing(number, file);
        assertEquals(0, ended.exit(), ended.output() + ended.errors());
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("network", "run", "--data", network.data(LOST).toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(CityProcess.command(List.of(), command.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("node.out").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(scratch.resolve("node.out"));
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertEquals(0, process.waitFor());
    }

    private void awaitFollowing() throws IOException, InterruptedException {
        StoryNetwork.await("the restored node runs", () -> network.isRunning(LOST));
        StoryNetwork.await("the same facts on all", () -> network.facts(ALL).size() == 1);
    }

    private Path signState() {
        return network.data(LOST).resolve("cometbft/data/priv_validator_state.json");
    }

    private Members latest() throws IOException, InterruptedException {
        try (var client = new ChengxinClient(network.url(1))) {
            return client.get("status");
        }
    }

    /** The latest block, as anyone sees it at another node. */
    private String fence() throws IOException, InterruptedException {
        Members status = latest();
        return status.number("height") + ":" + status.text("blockHash");
    }

    private String validator() throws IOException, InterruptedException {
        try (var client = new ChengxinClient(network.url(LOST))) {
            return client.get("cometbft/status")
                    .object("result")
                    .object("validator_info")
                    .text("address");
        }
    }

    private LightBlock light(long height) throws IOException, InterruptedException {
        try (var client = new ChengxinClient(network.url(1))) {
            return LightBlock.decode(
                    Bytes.ofBase64Url(client.get("blocks/" + height + "/commit").text("lightBlock"))
                            .toArray());
        }
    }

    /** Whether the commit of a block has the vote of the validator that was lost. */
    private boolean signed(long height) throws IOException, InterruptedException {
        return light(height).commit().signatures().stream()
                .anyMatch(vote -> vote.validatorAddress().toHex().equalsIgnoreCase(validator));
    }

    private double metric(String name) throws IOException, InterruptedException {
        String metrics = new String(network.get(LOST, "metrics").orElseThrow().body(), StandardCharsets.UTF_8);
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(metrics);
        assertTrue(line.find(), metrics);
        return Double.parseDouble(line.group(1));
    }

    /** No validator was seen to sign two blocks at one height. */
    private void requireNoEvidence() throws IOException, InterruptedException {
        long height = latest().number("height");
        for (long at = 1; at <= height; at++)
            assertEquals(Block.NO_EVIDENCE, light(at).header().evidenceHash(), "block " + at);
    }
}
