package org.chengxin.consensus.cometbft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Json;
import org.chengxin.merkle.InventedChain;
import org.chengxin.merkle.InventedSigner;
import org.chengxin.merkle.StrangeSignatures;
import org.chengxin.merkle.cometbft.BlockId;
import org.chengxin.merkle.cometbft.Header;
import org.chengxin.merkle.cometbft.PartSetHeader;
import org.chengxin.merkle.cometbft.Validator;
import org.chengxin.merkle.cometbft.ValidatorSet;
import org.chengxin.merkle.cometbft.Vote;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks that a CometBFT has decided, of which one validator signs so that only ZIP 215 takes its vote. */
class ServedBlocksTest {

    private static final long ABSENT = 1;
    private static final long COMMIT = 2;
    private static final int ODD_POWER = 10;
    private static final PartSetHeader PARTS = new PartSetHeader(1, Bytes.owned(new byte[32]));

    private final HttpServer cometbft;
    private final RpcClient rpc;
    private volatile Decided decided = new Decided(1, Odd.SIGNS_STRANGELY);

    ServedBlocksTest() throws IOException {
        cometbft = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cometbft.createContext("/", this::answer);
        rpc = new RpcClient(
                URI.create("http://127.0.0.1:" + cometbft.getAddress().getPort()));
    }

    @BeforeEach
    void a_cometbft_answers() {
        cometbft.start();
    }

    @AfterEach
    void it_ends() {
        rpc.close();
        cometbft.stop(0);
    }

    @Test
    void a_block_is_served_whose_other_votes_are_enough() {
        decided = new Decided(21, Odd.SIGNS_STRANGELY);
        assertEquals(decided.header, served().lightBlock(1).header());
    }

    @Test
    void a_block_that_only_cometbft_takes_for_decided_is_called_unprovable_by_its_code() {
        decided = new Decided(20, Odd.SIGNS_STRANGELY);
        var unprovable = assertThrows(NodeException.class, () -> served().lightBlock(1));
        assertEquals(NodeReason.BLOCK_MUST_BE_PROVABLE, unprovable.reason());
        String address =
                HexFormat.of().withUpperCase().formatHex(decided.odd.address().shared());
        assertTrue(String.valueOf(unprovable.getMessage()).contains(address), unprovable.getMessage());
    }

    @Test
    void a_commit_that_lacks_power_without_a_vote_that_is_not_counted_is_no_answer() {
        decided = new Decided(21, Odd.IS_ABSENT);
        assertEquals(decided.header, served().lightBlock(1).header());
        decided = new Decided(20, Odd.IS_ABSENT);
        assertEquals(NodeReason.ENGINE_MUST_ANSWER, refused());
    }

    @Test
    void a_commit_with_a_signature_of_another_is_no_answer_whatever_the_other_votes_are() {
        for (int power : List.of(20, 21)) {
            decided = new Decided(power, Odd.SIGNS_AS_ANOTHER);
            assertEquals(NodeReason.ENGINE_MUST_ANSWER, refused());
        }
    }

    private NodeReason refused() {
        return assertThrows(NodeException.class, () -> served().lightBlock(1)).reason();
    }

    private ServedBlocks served() {
        return new ServedBlocks(InventedChain.CHAIN_ID, rpc, 1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<?, ?> request = (Map<?, ?>) Json.read(exchange.getRequestBody().readAllBytes());
            Object result = "commit".equals(request.get("method")) ? decided.commit() : decided.validators();
            byte[] answer = Json.write(Map.of("jsonrpc", "2.0", "id", 0L, "result", result));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** What one of the two validators does. */
    private enum Odd {
        SIGNS_STRANGELY,
        SIGNS_AS_ANOTHER,
        IS_ABSENT
    }

    /** A first block with the votes of two validators, of which one is odd, in CometBFT's JSON. */
    private static final class Decided {

        private final InventedSigner good;
        private final Validator odd;
        private final Odd how;
        private final ValidatorSet set;
        private final Header header;

        Decided(long goodPower, Odd how) {
            this.how = how;
            good = new InventedSigner(9, goodPower);
            odd = new Validator(strangely(new byte[0]).publicKey(), ODD_POWER);
            set = ValidatorSet.of(List.of(odd, good.validator()));
            var chain = new InventedChain(new TreeMap<>(Map.of("a", new byte[] {'1'})), 1);
            chain.commit(new TreeMap<>());
            Header made = chain.block(1).header();
            header = new Header(
                    made.version(),
                    made.chainId(),
                    made.height(),
                    made.time(),
                    made.lastBlockId(),
                    made.lastCommitHash(),
                    made.dataHash(),
                    set.hash(),
                    set.hash(),
                    made.consensusHash(),
                    made.appHash(),
                    made.lastResultsHash(),
                    made.evidenceHash(),
                    odd.address());
        }

        /** The key is always the same, whatever is signed. */
        private static StrangeSignatures.Case strangely(byte[] signed) {
            return StrangeSignatures.sign(new Random(3), 0, 3, signed);
        }

        private BlockId id() {
            return new BlockId(header.hash(), PARTS);
        }

        private Bytes signature(Validator validator) {
            byte[] signed = new Vote(1, 0, id(), header.time()).signBytes(InventedChain.CHAIN_ID);
            boolean isStrange = validator.equals(odd) && how == Odd.SIGNS_STRANGELY;
            return isStrange ? strangely(signed).signature() : good.sign(signed);
        }

        private Map<String, Object> vote(Validator validator) {
            if (validator.equals(odd) && how == Odd.IS_ABSENT) return Map.of("block_id_flag", ABSENT);
            return Map.of(
                    "block_id_flag",
                    COMMIT,
                    "validator_address",
                    validator.address().toHex(),
                    "timestamp",
                    header.time().toString(),
                    "signature",
                    base64(signature(validator)));
        }

        Map<String, Object> commit() {
            List<Object> signatures = new ArrayList<>();
            for (Validator validator : set.validators()) signatures.add(vote(validator));
            Map<String, Object> commit =
                    Map.of("height", "1", "round", 0L, "block_id", blockId(id()), "signatures", signatures);
            return Map.of("canonical", true, "signed_header", Map.of("header", headerJson(), "commit", commit));
        }

        private Map<String, Object> headerJson() {
            Map<String, Object> json = new TreeMap<>();
            json.put(
                    "version",
                    Map.of(
                            "block",
                            Long.toString(header.version().block()),
                            "app",
                            Long.toString(header.version().app())));
            json.put("chain_id", header.chainId());
            json.put("height", Long.toString(header.height()));
            json.put("time", header.time().toString());
            json.put("last_block_id", blockId(header.lastBlockId()));
            json.put("last_commit_hash", header.lastCommitHash().toHex());
            json.put("data_hash", header.dataHash().toHex());
            json.put("validators_hash", header.validatorsHash().toHex());
            json.put("next_validators_hash", header.nextValidatorsHash().toHex());
            json.put("consensus_hash", header.consensusHash().toHex());
            json.put("app_hash", header.appHash().toHex());
            json.put("last_results_hash", header.lastResultsHash().toHex());
            json.put("evidence_hash", header.evidenceHash().toHex());
            json.put("proposer_address", header.proposerAddress().toHex());
            return json;
        }

        Map<String, Object> validators() {
            List<Object> all = new ArrayList<>();
            for (Validator validator : set.validators())
                all.add(Map.of(
                        "pub_key",
                        Map.of("type", "tendermint/PubKeyEd25519", "value", base64(validator.publicKey())),
                        "voting_power",
                        Long.toString(validator.power())));
            return Map.of("validators", all, "total", Integer.toString(all.size()));
        }
    }

    private static Map<String, Object> blockId(BlockId id) {
        return Map.of(
                "hash",
                id.hash().toHex(),
                "parts",
                Map.of(
                        "total",
                        (long) id.parts().total(),
                        "hash",
                        id.parts().hash().toHex()));
    }

    private static String base64(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.shared());
    }
}
