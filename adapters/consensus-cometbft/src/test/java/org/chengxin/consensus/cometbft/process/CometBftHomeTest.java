package org.chengxin.consensus.cometbft.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CometBFT finds when it starts. That it starts with it, the stories show. */
class CometBftHomeTest {

    @TempDir
    private Path folder;

    private final HomeSettings settings = SupervisorTest.settings(Path.of("/folder/of/1.sock"), 2);

    @Test
    void nobody_else_may_read_any_of_it() throws IOException {
        home().write(settings);
        try (Stream<Path> files = Files.walk(home().path())) {
            for (Path file : files.toList())
                assertTrue(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                .endsWith("------"),
                        file.toString());
        }
    }

    @Test
    void members_are_the_only_peers_and_the_rpc_is_on_loopback() throws IOException {
        home().write(settings);
        List<String> config = Files.readAllLines(home().path().resolve("config/config.toml"));
        assertTrue(config.containsAll(List.of(
                "proxy_app = \"unix:///folder/of/1.sock\"",
                "laddr = \"tcp://127.0.0.1:2\"",
                "laddr = \"tcp://127.0.0.1:3\"",
                "persistent_peers = \"0123456789abcdef0123456789abcdef01234567@peer.example:26656\"",
                "unconditional_peer_ids = \"0123456789abcdef0123456789abcdef01234567\"",
                "max_num_inbound_peers = 0",
                "pex = false",
                "create_empty_blocks = false",
                "create_empty_blocks_interval = \"30s\"",
                "timeout_propose = \"200ms\"",
                "timeout_precommit = \"50ms\"")));
    }

    @Test
    void an_rpc_that_others_could_reach_and_a_socket_that_is_somewhere_are_refused() throws IOException {
        InetSocketAddress everywhere = new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 1);
        assertEquals(
                settings.rpc(), with(settings.application(), settings.rpc()).rpc());
        assertThrows(IllegalArgumentException.class, () -> with(settings.application(), everywhere));
        assertThrows(IllegalArgumentException.class, () -> with(Path.of("abci.sock"), settings.rpc()));
    }

    private HomeSettings with(Path application, InetSocketAddress rpc) {
        return new HomeSettings(
                "name",
                settings.genesis(),
                settings.validator(),
                settings.node(),
                application,
                rpc,
                settings.listen(),
                List.of(),
                HomeSettings.PROPOSE_MILLIS);
    }

    @Test
    void keys_are_written_as_cometbft_reads_them() throws IOException {
        home().write(settings);
        var key = (Map<?, ?>) Json.read(Files.readAllBytes(home().path().resolve("config/priv_validator_key.json")));
        assertEquals(
                "66687AADF862BD776C8FC18B8E9F8E20089714856EE233B3902A591D0D5F2925".substring(0, 40),
                key.get("address"));
        assertEquals(Map.of("type", "tendermint/PrivKeyEd25519", "value", "A".repeat(86) + "=="), key.get("priv_key"));
        assertEquals(Map.of("type", "tendermint/PubKeyEd25519", "value", "A".repeat(43) + "="), key.get("pub_key"));
    }

    @Test
    void what_was_signed_last_is_begun_once_and_never_written_over() throws IOException {
        home().write(settings);
        Files.writeString(home().signState(), "{\"height\":\"9\",\"round\":0,\"step\":3}");
        home().write(settings);
        assertEquals("{\"height\":\"9\",\"round\":0,\"step\":3}", Files.readString(home().signState()));
    }

    @Test
    void blocks_without_what_was_signed_last_are_refused() throws IOException {
        home().write(settings);
        Files.createDirectories(home().path().resolve("data/cs.wal"));
        Files.delete(home().signState());
        var refused = assertThrows(ProcessException.class, () -> home().write(settings));
        assertEquals("CP-005", refused.reason().code());
    }

    @Test
    void restored_blocks_are_followed_with_a_key_of_no_validator_until_there_is_a_fence() throws IOException {
        home().write(settings);
        Files.createDirectories(home().path().resolve("data/blockstore.db"));
        Files.delete(home().signState());
        home().markRestored(7);
        home().write(settings);
        assertEquals(OptionalLong.of(7), home().restoredAt());
        assertTrue(Files.notExists(home().path().resolve("config/priv_validator_key.json")));
        assertTrue(Files.notExists(home().signState()), "what was signed last stays unknown");
        String config = Files.readString(home().path().resolve("config/config.toml"));
        assertTrue(config.contains("priv_validator_key_file = \"config/follower_key.json\""), config);
        var key = (Map<?, ?>) Json.read(Files.readAllBytes(home().path().resolve("config/follower_key.json")));
        assertNotEquals(
                Map.of("type", "tendermint/PrivKeyEd25519", "value", "A".repeat(86) + "=="), key.get("priv_key"));
        assertNotEquals(Map.of("type", "tendermint/PubKeyEd25519", "value", "A".repeat(43) + "="), key.get("pub_key"));
    }

    @Test
    void above_a_fence_the_validator_signs_again_and_nothing_at_or_below_it() throws IOException {
        Files.createDirectories(home().path().resolve("data/blockstore.db"));
        home().markRestored(7);
        home().write(settings);
        home().fence(41);
        home().write(settings);
        assertEquals(OptionalLong.empty(), home().restoredAt());
        assertEquals("{\"height\":\"41\",\"round\":2147483647,\"step\":3}\n", Files.readString(home().signState()));
        String config = Files.readString(home().path().resolve("config/config.toml"));
        assertTrue(config.contains("priv_validator_key_file = \"config/priv_validator_key.json\""), config);
        assertTrue(Files.exists(home().path().resolve("config/priv_validator_key.json")));
        assertTrue(Files.notExists(home().path().resolve("config/follower_key.json")));
    }

    @Test
    void nothing_is_copied_while_no_cometbft_runs() throws IOException {
        home().write(settings);
        assertThrows(IOException.class, () -> home().copyTo(new CometBftHome(folder.resolve("copy"))));
    }

    @Test
    void a_node_id_is_the_beginning_of_the_hash_of_the_key() {
        assertEquals("66687aadf862bd776c8fc18b8e9f8e2008971485", PeerAddress.nodeId(Bytes.of(new byte[32])));
    }

    @Test
    void addresses_of_peers_are_read_strictly() {
        String node = "0".repeat(40);
        assertEquals(
                node + "@10.0.0.1:26656", PeerAddress.of(node, "10.0.0.1:26656").text());
        for (String unfit : List.of("", "host", "host:", "host:0", "host:65536", ":1", "a b:1", "a,b:1", "host:1x"))
            assertThrows(IllegalArgumentException.class, () -> PeerAddress.of(node, unfit), unfit);
        assertThrows(IllegalArgumentException.class, () -> PeerAddress.of("F".repeat(40), "host:1"));
    }

    private CometBftHome home() {
        return new CometBftHome(folder.resolve("home"));
    }
}
