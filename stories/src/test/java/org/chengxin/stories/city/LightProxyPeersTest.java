package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.stories.peers.LightProxy;
import org.chengxin.stories.peers.Relay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CometBFT's own light client follows a node, and does not believe whoever stands in between and changes a byte. */
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LightProxyPeersTest {

    private static final int COMPANIES = 4;
    private static final long TARGET = 4;

    private final Path folder;
    private Path program;
    private StoryCity city;
    private URI node;
    private String chain;
    private int proxies;

    LightProxyPeersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void a_city_makes_some_blocks() throws IOException, InterruptedException {
        program = LightProxy.program();
        city = StoryCity.start(folder);
        node = URI.create("http://127.0.0.1:" + city.port());
        chain = city.client().get("status").text("chain");
        Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
        for (int number = 1; number <= COMPANIES; number++) {
            var company = new RegisterOrganisation(
                    ExampleCity.company(number), "示例" + number + "号有限公司", LocalDate.of(2020, 1, 3), Optional.empty());
            assertEquals(
                    200,
                    city.post("transactions", "application/jose", registrar.sign(company))
                            .statusCode());
        }
    }

    @AfterAll
    void the_city_ends() {
        if (city != null) city.close();
    }

    /** A proxy that trusts the first block. */
    private LightProxy proxy(URI primary, URI... witnesses) throws IOException, InterruptedException {
        return LightProxy.start(
                program,
                folder.resolve("proxy-" + proxies++),
                chain,
                rpc(primary),
                Stream.of(witnesses).map(LightProxyPeersTest::rpc).toList(),
                1,
                hash(1));
    }

    private static URI rpc(URI address) {
        return URI.create(address + "/cometbft");
    }

    private String hash(long height) throws InterruptedException {
        return city.client().get("blocks/" + height).text("hash");
    }

    private static String hashOf(Map<?, ?> commit) {
        return String.valueOf(object(object(object(commit, "signed_header"), "commit"), "block_id")
                .get("hash"));
    }

    private static Map<?, ?> object(Map<?, ?> json, String member) {
        if (json.get(member) instanceof Map<?, ?> object) return object;
        throw new AssertionError(member + " is no object in " + json);
    }

    @Test
    void it_follows_the_embedded_engine() throws IOException, InterruptedException {
        try (LightProxy proxy = proxy(node, node)) {
            for (long height : new long[] {2, TARGET})
                assertEquals(hash(height), hashOf(proxy.verified("commit?height=" + height)));
            assertEquals("1", proxy.verified("validators?height=" + TARGET).get("total"));
            int transactions = 0;
            for (long height = 2; height <= TARGET; height++) {
                Map<?, ?> answer = proxy.verified("block?height=" + height);
                assertEquals(hash(height), object(answer, "block_id").get("hash"));
                Map<?, ?> data = object(object(answer, "block"), "data");
                if (data.get("txs") instanceof List<?> list) transactions += list.size();
            }
            assertTrue(transactions > 0, "one of the blocks holds a transaction");
            assertEquals(chain, object(proxy.verified("status"), "node_info").get("network"));
        }
    }

    @Test
    void it_knows_that_a_block_is_not_there_yet() throws IOException, InterruptedException {
        try (LightProxy proxy = proxy(node, node)) {
            assertTrue(
                    String.valueOf(proxy.refused("commit?height=1000000").get("data"))
                            .contains("height requested is too high"),
                    "the proxy knows our words");
        }
    }

    /** What stands before the changed character: hashes, times, a signature, a power, a key. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"app_hash\":\"",
                "\"next_validators_hash\":\"",
                "\"time\":\"202",
                "\"timestamp\":\"202",
                "\"signature\":\"",
                "\"voting_power\":\"",
                "\"value\":\""
            })
    void it_refuses_a_node_whose_answers_are_changed_on_the_way(String before)
            throws IOException, InterruptedException {
        try (Relay relay = Relay.to(node);
                LightProxy proxy = proxy(relay.address(), relay.address())) {
            assertEquals(hash(2), hashOf(proxy.verified("commit?height=2")));
            relay.lieAfter(before);
            proxy.refused("commit?height=" + TARGET);
        }
    }

    @Test
    void it_turns_to_a_witness_when_the_node_lies() throws IOException, InterruptedException {
        try (Relay relay = Relay.to(node);
                Relay second = Relay.to(node);
                LightProxy proxy = proxy(relay.address(), second.address(), node)) {
            relay.lieAfter("\"app_hash\":\"");
            assertEquals(hash(TARGET), hashOf(proxy.verified("commit?height=" + TARGET)));
        }
    }
}
