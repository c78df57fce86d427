package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.merkle.cometbft.LightBlock;
import org.chengxin.sdk.ExampleCity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CometBFT's light clients ask is answered under {@code /cometbft} as a node of CometBFT answers it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LightClientRoutesTest {

    private StoryCity city;

    @BeforeAll
    void a_city_makes_some_blocks(@TempDir Path folder) throws IOException, InterruptedException {
        city = StoryCity.start(folder);
        Forge registrar = Forge.of(city, ExampleCity.MARKET_REGULATOR);
        for (int number = 1; number <= 2; number++) {
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
        city.close();
    }

    @Test
    void a_commit_by_address_and_by_call_is_the_one_that_the_engine_signed() throws Exception {
        LightBlock block = LightBlock.decode(
                Bytes.ofBase64Url(city.client().get("blocks/2/commit").text("lightBlock"))
                        .toArray());
        Map<?, ?> byAddress = result(city.get("cometbft/commit?height=2"), 200);
        assertEquals(
                byAddress,
                result(
                        call("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"commit\",\"params\":{\"height\":\"2\"}}"),
                        200));
        Map<?, ?> signed = object(byAddress, "signed_header");
        Map<?, ?> header = object(signed, "header");
        assertEquals(true, byAddress.get("canonical"));
        assertEquals("2", header.get("height"));
        assertEquals(block.header().chainId(), header.get("chain_id"));
        assertEquals(block.header().appHash(), Bytes.ofHex(text(header, "app_hash")));
        assertEquals(Map.of("block", "11"), header.get("version"), "Go leaves a zero out");
        Map<?, ?> commit = object(signed, "commit");
        assertEquals(block.header().hash(), Bytes.ofHex(text(object(commit, "block_id"), "hash")));
        assertEquals(0L, commit.get("round"));
    }

    @Test
    void the_set_at_the_next_height_is_known_and_has_pages() throws Exception {
        long latest = Long.parseLong(
                text(object(object(result(city.get("cometbft/commit"), 200), "signed_header"), "header"), "height"));
        Map<?, ?> set = result(city.get("cometbft/validators?height=" + (latest + 1) + "&page=1&per_page=100"), 200);
        assertEquals("1", set.get("count"));
        assertEquals("1", set.get("total"));
        Map<?, ?> validator = first(set, "validators");
        assertEquals("tendermint/PubKeyEd25519", object(validator, "pub_key").get("type"));
    }

    @Test
    void the_genesis_document_is_the_one_on_disk() throws Exception {
        Map<?, ?> genesis = object(result(city.get("cometbft/genesis"), 200), "genesis");
        byte[] onDisk = Files.readAllBytes(city.data().resolve("genesis.json"));
        assertArrayEquals(onDisk, Json.write(genesis));
    }

    @Test
    void status_names_the_chain_the_validator_and_the_latest_block() throws Exception {
        Map<?, ?> status = result(city.get("cometbft/status"), 200);
        assertEquals(city.client().chain(), object(status, "node_info").get("network"));
        assertEquals("1", object(status, "sync_info").get("earliest_block_height"));
        assertEquals(false, object(status, "sync_info").get("catching_up"));
        assertEquals(40, text(object(status, "validator_info"), "address").length());
        assertEquals(Map.of(), result(city.get("cometbft/health"), 200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commit?height=0      | -32603 | height must be greater than 0, but got 0",
                "commit?height=999999 | -32603 | height 999999 must be less than or equal to the current blockchain height ",
                "commit?height=x      | -32602 | error converting http params to arguments: height is an integer of 64 bits",
                "block?height=99999999999999999999 | -32602 | error converting http params to arguments: ",
                "validators?page=2    | -32603 | 'page should be within [1, 1] range, given 2'",
            })
    void what_cannot_be_answered_by_address_has_cometbfts_code(String question, long code, String data)
            throws Exception {
        Map<?, ?> error = error(city.get("cometbft/" + question), 500);
        assertEquals(code, error.get("code"));
        assertTrue(text(error, "data").startsWith(data), text(error, "data"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"id\":1,\"method\":\"commit\",\"params\":{\"height\":\"0\"}} | -32603",
                "200 | {\"id\":1,\"method\":\"commit\",\"params\":{\"height\":2}}     | -32602",
                "200 | {\"id\":1,\"method\":\"commit\",\"params\":[\"1\",\"2\"]}      | -32602",
                "200 | {\"id\":\"a\",\"method\":\"broadcast_tx_sync\"}               | -32601",
                "500 | [{\"id\":1,\"method\":\"health\"},{\"id\":2,\"method\":\"health\"}] | -32600",
                "500 | {\"id\":1.5,\"method\":\"health\"}                            | -32700",
                "500 | nonsense                                                      | -32700",
            })
    void what_cannot_be_answered_by_call_has_the_code_of_json_rpc(int status, String body, long code) throws Exception {
        assertEquals(code, error(call(body), status).get("code"));
    }

    @Test
    void a_notification_is_not_answered_and_a_list_of_one_is() throws Exception {
        HttpResponse<byte[]> nothing = call("{\"jsonrpc\":\"2.0\",\"method\":\"health\"}");
        assertEquals(200, nothing.statusCode());
        assertEquals(0, nothing.body().length);
        assertEquals(Map.of(), result(call("[{\"id\":\"x\",\"method\":\"health\",\"params\":[]}]"), 200));
    }

    @Test
    void the_websocket_that_the_light_proxy_opens_has_no_events() throws Exception {
        var said = new CompletableFuture<String>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://127.0.0.1:" + city.port() + "/cometbft/websocket"),
                            new WebSocket.Listener() {
                                @Override
                                public @Nullable CompletionStage<?> onText(
                                        WebSocket from, CharSequence text, boolean last) {
                                    said.complete(text.toString());
                                    return null;
                                }
                            })
                    .get(30, TimeUnit.SECONDS);
            var _ = socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"subscribe\"}", true);
            Map<?, ?> answer =
                    (Map<?, ?>) Json.read(said.get(30, TimeUnit.SECONDS).getBytes(StandardCharsets.UTF_8));
            assertEquals(-32601L, object(answer, "error").get("code"));
            socket.abort();
        }
    }

    private HttpResponse<byte[]> call(String body) throws IOException, InterruptedException {
        return city.post("cometbft", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<?, ?> result(HttpResponse<byte[]> response, int status) {
        return object(tree(response, status), "result");
    }

    private static Map<?, ?> error(HttpResponse<byte[]> response, int status) {
        return object(tree(response, status), "error");
    }

    private static Map<?, ?> tree(HttpResponse<byte[]> response, int status) {
        String said = new String(response.body(), StandardCharsets.UTF_8);
        assertEquals(status, response.statusCode(), said);
        Map<?, ?> tree = (Map<?, ?>) Json.read(response.body());
        assertEquals("2.0", tree.get("jsonrpc"));
        return tree;
    }

    private static Map<?, ?> object(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof Map<?, ?> members) return members;
        throw new AssertionError(name + " is missing in " + tree);
    }

    private static Map<?, ?> first(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof List<?> list && list.getFirst() instanceof Map<?, ?> members) return members;
        throw new AssertionError(name + " is missing in " + tree);
    }

    private static String text(Map<?, ?> tree, String name) {
        if (tree.get(name) instanceof String text) return text;
        throw new AssertionError(name + " is missing in " + tree);
    }
}
