package org.chengxin.consensus.cometbft.process;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * CometBFT's {@code config.toml}, with what differs from its defaults. Names and meanings: {@code config/toml.go} of
 * CometBFT v0.38.
 */
final class ConfigToml {

    /** A transaction of ours has at most 65,536 bytes. */
    private static final int TRANSACTION_BYTES = 65_536;

    /** Four nodes that each let as many wait as they do. */
    private static final int MEMPOOL_TRANSACTIONS = 65_536;

    private static final long MEMPOOL_BYTES = 512L << 20;
    private static final int RPC_BODY_BYTES = 16 << 20;
    private static final int RPC_BATCH = 4_096;
    private static final int PEER_BYTES_PER_SECOND = 20_480_000;

    private final HomeSettings settings;
    private final String keyFile;
    private final String stateFile;

    /**
     * @param keyFile   name of the file in {@code config} with the key that signs votes
     * @param stateFile name of the file in {@code data} that says what it signed last
     */
    ConfigToml(HomeSettings settings, String keyFile, String stateFile) {
        this.settings = settings;
        this.keyFile = keyFile;
        this.stateFile = stateFile;
    }

    String text() {
        return String.join(
                "\n",
                List.of(
                        "# Written at every start from the node's own configuration: changes made here are lost.",
                        base(),
                        rpc(),
                        p2p(),
                        mempool(),
                        consensus(),
                        "[storage]\ndiscard_abci_responses = true\n",
                        "[tx_index]\nindexer = \"null\"\n"));
    }

    private String base() {
        return """
                proxy_app = %s
                moniker = %s
                log_level = "error"
                log_format = "json"
                priv_validator_key_file = "config/%s"
                priv_validator_state_file = "data/%s"
                """.formatted(
                        quoted("unix://" + settings.application()), quoted(settings.moniker()), keyFile, stateFile);
    }

    private String rpc() {
        return """
                [rpc]
                laddr = "tcp://%s"
                cors_allowed_origins = []
                unsafe = false
                max_body_bytes = %d
                max_request_batch_size = %d
                """.formatted(address(settings.rpc()), RPC_BODY_BYTES, RPC_BATCH);
    }

    /**
     * Members are known by their node keys, and whoever is none of them is sent away: there are no places for peers other
     * than the unconditional ones. So it does not matter how many of them share an address.
     */
    private String p2p() {
        return """
                [p2p]
                laddr = "tcp://%s"
                persistent_peers = %s
                unconditional_peer_ids = %s
                max_num_inbound_peers = 0
                pex = false
                addr_book_strict = false
                allow_duplicate_ip = true
                persistent_peers_max_dial_period = "10s"
                flush_throttle_timeout = "5ms"
                send_rate = %d
                recv_rate = %d
                """.formatted(
                        address(settings.listen()),
                        quoted(settings.peers().stream().map(PeerAddress::text).collect(Collectors.joining(","))),
                        quoted(settings.peers().stream().map(PeerAddress::node).collect(Collectors.joining(","))),
                        PEER_BYTES_PER_SECOND,
                        PEER_BYTES_PER_SECOND);
    }

    /**
     * After each block, what still waits is asked for again, which is one look into a table here. Without it a transaction
     * that lost its place to another one would wait for ever, and CometBFT makes one empty block after another as long as
     * something waits.
     */
    private static String mempool() {
        return """
                [mempool]
                recheck = true
                recheck_timeout = "10s"
                size = %d
                cache_size = %d
                max_txs_bytes = %d
                max_tx_bytes = %d
                """.formatted(MEMPOOL_TRANSACTIONS, 2 * MEMPOOL_TRANSACTIONS, MEMPOOL_BYTES, TRANSACTION_BYTES);
    }

    /** An empty block follows each change, because its header proves it; and one every 30 s keeps the clock fresh. */
    private String consensus() {
        return """
                [consensus]
                timeout_propose = "%dms"
                timeout_propose_delta = "200ms"
                timeout_prevote = "50ms"
                timeout_prevote_delta = "100ms"
                timeout_precommit = "50ms"
                timeout_precommit_delta = "100ms"
                timeout_commit = "0s"
                skip_timeout_commit = true
                create_empty_blocks = false
                create_empty_blocks_interval = "30s"
                peer_gossip_sleep_duration = "5ms"
                """.formatted(settings.proposeMillis());
    }

    private static String address(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** A basic string of TOML. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
