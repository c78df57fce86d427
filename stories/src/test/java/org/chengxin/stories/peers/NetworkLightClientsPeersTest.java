package org.chengxin.stories.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.Uscc;
import org.chengxin.sdk.ChengxinClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The light clients that others wrote follow a network of four as they follow the embedded engine: CometBFT's from one node
 * with another as its witness, tendermint-rs' from any. Needs Go and Rust.
 */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedNetwork.class)
class NetworkLightClientsPeersTest {

    private static final long TARGET = 4;

    private Path scratch = Path.of("");
    private StoryNetwork network;

    @BeforeAll
    void a_network_of_four_has_some_blocks(StoryNetwork four, @TempDir Path folder)
            throws IOException, InterruptedException {
        network = four;
        scratch = folder;
        while (height() <= TARGET) {
            Uscc company = four.freshCompany();
            Path file = Files.writeString(
                    folder.resolve("company.csv"),
                    "统一社会信用代码,企业名称,成立日期,省市,区\n" + company + "," + company + ",2020-01-03,示例市,示例区\n");
            assertEquals(0, four.importing(1, file).exit());
        }
    }

    private long height() throws IOException, InterruptedException {
        try (var client = new ChengxinClient(network.url(2))) {
            return client.get("status").number("height");
        }
    }

    private String hash(long height) throws IOException, InterruptedException {
        try (var client = new ChengxinClient(network.url(2))) {
            return client.get("blocks/" + height).text("hash");
        }
    }

    private static URI rpc(URI address) {
        return URI.create(address + "/cometbft");
    }

    @Test
    void cometbfts_own_follows_one_node_with_another_as_its_witness() throws IOException, InterruptedException {
        try (LightProxy proxy = proxy("honest", network.url(1), network.url(3))) {
            for (long height : new long[] {2, TARGET, height()})
                assertEquals(hash(height), hashOf(proxy.verified("commit?height=" + height)));
            assertEquals("4", proxy.verified("validators?height=" + TARGET).get("total"));
            Map<?, ?> block = proxy.verified("block?height=" + TARGET);
            assertEquals(hash(TARGET), object(block, "block_id").get("hash"));
        }
    }

    @Test
    void cometbfts_own_believes_no_changed_byte_and_turns_to_its_witness() throws IOException, InterruptedException {
        try (Relay liar = Relay.to(network.url(1));
                Relay second = Relay.to(network.url(2));
                LightProxy proxy = proxy("lied-to", liar.address(), second.address(), network.url(3))) {
            liar.lieAfter("\"app_hash\":\"");
            assertEquals(hash(TARGET), hashOf(proxy.verified("commit?height=" + TARGET)));
        }
    }

    @Test
    void the_one_in_rust_follows_every_node_and_believes_no_changed_byte() throws IOException, InterruptedException {
        PeerProgram rust = PeerProgram.lightInRust();
        for (URI node : network.urls()) rust.check("follows", rpc(node).toString(), "1", hash(1), "2", "4");
        try (Relay liar = Relay.to(network.url(1))) {
            liar.lieAfter("\"next_validators_hash\":\"");
            rust.check(
                    "refuses",
                    rpc(network.url(1)).toString(),
                    "1",
                    hash(1),
                    rpc(liar.address()).toString(),
                    "4");
        }
    }

    private LightProxy proxy(String name, URI primary, URI... witnesses) throws IOException, InterruptedException {
        String chain;
        try (var client = new ChengxinClient(network.url(2))) {
            chain = client.get("status").text("chain");
        }
        return LightProxy.start(
                LightProxy.program(),
                scratch.resolve(name),
                chain,
                rpc(primary),
                List.of(witnesses).stream()
                        .map(NetworkLightClientsPeersTest::rpc)
                        .toList(),
                1,
                hash(1));
    }

    private static String hashOf(Map<?, ?> commit) {
        return String.valueOf(object(object(object(commit, "signed_header"), "commit"), "block_id")
                .get("hash"));
    }

    private static Map<?, ?> object(Map<?, ?> json, String member) {
        if (json.get(member) instanceof Map<?, ?> object) return object;
        throw new AssertionError(member + " is no object in " + json);
    }
}
