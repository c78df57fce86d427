package org.chengxin.consensus.cometbft;

import static org.chengxin.consensus.cometbft.TestValidator.sign;
import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.consensus.cometbft.abci.CheckTxRequest;
import org.chengxin.consensus.cometbft.abci.ListSnapshotsRequest;
import org.chengxin.consensus.cometbft.abci.OfferSnapshotRequest;
import org.chengxin.consensus.cometbft.abci.OfferSnapshotResponse;
import org.chengxin.consensus.cometbft.abci.Request;
import org.chengxin.consensus.cometbft.abci.VerifyVoteExtensionRequest;
import org.chengxin.consensus.cometbft.abci.VerifyVoteExtensionResponse;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.node.NodeReason;
import org.chengxin.node.flow.NodeSettings;
import org.chengxin.node.state.FirstState;
import org.chengxin.store.memory.MemoryContentStore;
import org.chengxin.store.memory.MemoryStateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole node answers over a socket what CometBFT asks, without a CometBFT. */
class AbciApplicationTest {

    private static final int REMEMBERED = 4;
    private static final int OF_ONE = 5;

    private final MemoryStateStore state = new MemoryStateStore();
    private final MemoryContentStore contents = new MemoryContentStore();
    private AbciNode node = open();

    private AbciNode open() {
        return new AbciNode(state, contents, new NodeSettings(100, OF_ONE, 1 << 20, REMEMBERED, 100, 1));
    }

    @AfterEach
    void it_ends() {
        node.close();
    }

    private static byte[] registration(TestKey key, long sequence, int company) {
        return sign(
                key,
                sequence,
                new RegisterOrganisation(
                        TestGenesis.company(company), "示例有限公司", LocalDate.parse("2020-01-01"), Optional.empty()));
    }

    /** A registration whose signature belongs to another one. */
    private static byte[] forged(long sequence) {
        String[] parts = text(registration(REGISTRAR, sequence, 70)).split("\\.", -1);
        String[] others = text(registration(REGISTRAR, sequence + 1, 71)).split("\\.", -1);
        return (parts[0] + "." + parts[1] + "." + others[2]).getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] jws) {
        return new String(jws, StandardCharsets.US_ASCII);
    }

    private static String sequenceIsUsed() {
        return AdmissionReason.SEQUENCE_MUST_BE_NEW.code();
    }

    private List<Integer> codes(long height, byte[]... transactions) {
        return node.block(height, transactions).getTxResultsList().stream()
                .map(result -> result.getCode())
                .toList();
    }

    @Test
    void it_begins_with_its_own_genesis_and_refuses_any_other() throws IOException {
        var same = node.client()
                .ask(Request.newBuilder().setInitChain(AbciNode.genesis()).build());
        assertEquals(
                ByteString.copyFrom(FirstState.root(TestGenesis.GENESIS).toArray()),
                same.getInitChain().getAppHash());
        var other = node.client()
                .ask(Request.newBuilder()
                        .setInitChain(AbciNode.genesis().setChainId("another-chain"))
                        .build());
        assertTrue(other.getException().getError().contains("chain_id"));
        assertEquals(Optional.empty(), node.client().read(), "and hangs up");
    }

    @Test
    void info_is_the_height_and_hash_that_are_stored_with_the_state() {
        assertEquals(0, node.info().getLastBlockHeight());
        ByteString first = node.block(1, registration(REGISTRAR, 1, 60)).getAppHash();
        byte[] next = registration(REGISTRAR, 2, 61);
        ByteString second = node.finalizeBlock(2, next).getAppHash();
        assertNotEquals(first, second);
        assertEquals(1, node.info().getLastBlockHeight(), "what is not committed is not there");
        assertEquals(first, node.info().getLastBlockAppHash());
        node.close();
        node = open();
        assertEquals(1, node.info().getLastBlockHeight());
        assertEquals(first, node.info().getLastBlockAppHash());
        assertEquals(second, node.block(2, next).getAppHash(), "and the block comes again");
        assertEquals(2, node.info().getLastBlockHeight());
    }

    @Test
    void what_contradicts_a_transaction_that_waits_is_refused_also_after_a_block_in_between() {
        byte[] waiting = registration(REGISTRAR, 7, 60);
        assertEquals(0, node.checkTx(waiting).getCode());
        assertEquals(
                sequenceIsUsed(), node.checkTx(registration(REGISTRAR, 7, 61)).getLog());
        node.block(1, registration(REGISTRAR, 8, 62));
        assertEquals(
                sequenceIsUsed(),
                node.checkTx(registration(REGISTRAR, 7, 63)).getLog(),
                "what waits is looked past on top of the new state");
        assertEquals(0, node.checkTx(waiting, CheckTxRequest.Kind.RECHECK).getCode());
        assertEquals(List.of(TransactionResult.ACCEPTED), codes(2, waiting));
        assertNotEquals(0, node.checkTx(waiting, CheckTxRequest.Kind.RECHECK).getCode(), "now it is in a block");
    }

    @Test
    void what_waits_and_is_overtaken_by_a_block_leaves() {
        byte[] waiting = registration(REGISTRAR, 7, 60);
        assertEquals(0, node.checkTx(waiting).getCode());
        node.block(1, registration(REGISTRAR, 7, 61));
        assertNotEquals(0, node.checkTx(waiting, CheckTxRequest.Kind.RECHECK).getCode());
        assertEquals(List.of(), node.prepare(2, waiting));
    }

    @Test
    void one_organisation_has_a_quota_and_leaves_room_for_the_others() {
        for (int i = 1; i <= OF_ONE; i++)
            assertEquals(0, node.checkTx(registration(REGISTRAR, i, 60 + i)).getCode());
        var full = node.checkTx(registration(REGISTRAR, OF_ONE + 1, 80));
        assertEquals(NodeReason.QUOTA_MUST_NOT_BE_USED_UP.code(), full.getLog());
        assertEquals(0, node.checkTx(registration(COMPANY, 1, 81)).getCode());
    }

    @Test
    void organisations_take_turns_in_what_is_proposed_within_the_room_there_is() {
        byte[][] waiting = {
            registration(REGISTRAR, 1, 60),
            registration(REGISTRAR, 2, 61),
            registration(REGISTRAR, 3, 62),
            registration(COMPANY, 1, 63),
            registration(PUBLISHER, 1, 64)
        };
        for (byte[] one : waiting) assertEquals(0, node.checkTx(one).getCode());
        List<byte[]> proposed = node.prepare(1, waiting);
        int[] turns = {0, 3, 4, 1, 2};
        assertEquals(turns.length, proposed.size());
        for (int i = 0; i < turns.length; i++) assertArrayEquals(waiting[turns[i]], proposed.get(i));
        long room = waiting[0].length + waiting[3].length + 6L * waiting.length;
        assertEquals(2, node.prepare(1, room, waiting).size(), "with six bytes each for their frames");
        byte[][] chosen = proposed.toArray(byte[][]::new);
        assertTrue(node.accepts(1, chosen), "what one node proposes another accepts");
    }

    @Test
    void a_proposal_is_refused_only_for_what_every_correct_node_derives() {
        byte[] unknownHere = registration(REGISTRAR, 1, 60);
        assertTrue(node.accepts(1, unknownHere), "that it never waited here is no reason");
        assertTrue(node.accepts(1, registration(COMPANY, 1, 61)), "nor is that the rules will refuse it");
        assertTrue(node.accepts(1), "nor is an empty block");
        assertFalse(node.accepts(1, forged(1)), "a signature that does not fit");
        assertFalse(node.accepts(1, unknownHere, unknownHere), "the same twice");
        assertFalse(node.accepts(1, unknownHere, registration(REGISTRAR, 1, 62)), "one sequence twice");
        assertFalse(node.accepts(1, "nonsense".getBytes(StandardCharsets.UTF_8)), "what is no transaction");
        node.block(1, unknownHere);
        assertFalse(node.accepts(2, unknownHere), "what is in a block before");
    }

    @Test
    void a_decided_block_is_verified_by_itself_as_on_replay() {
        byte[] good = registration(REGISTRAR, 1, 60);
        List<Integer> codes = codes(
                1, forged(5), good, good, registration(COMPANY, 1, 61), "nonsense".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        TransactionResult.INADMISSIBLE,
                        TransactionResult.ACCEPTED,
                        TransactionResult.INADMISSIBLE,
                        TransactionResult.REFUSED,
                        TransactionResult.INADMISSIBLE),
                codes);
    }

    @Test
    void a_block_gives_the_same_hash_whether_its_transactions_were_seen_before_or_not() {
        byte[][] block = {registration(REGISTRAR, 1, 60), registration(COMPANY, 1, 61), registration(REGISTRAR, 2, 62)};
        for (byte[] one : block) node.checkTx(one);
        assertTrue(node.accepts(1, block));
        var seen = node.block(1, block);
        try (var other = new AbciNode(new MemoryStateStore(), new MemoryContentStore(), NodeSettings.ordinary())) {
            var replayed = other.block(1, block);
            assertEquals(seen.getAppHash(), replayed.getAppHash());
            assertEquals(seen.getTxResultsList(), replayed.getTxResultsList());
        }
    }

    @Test
    void a_signature_is_checked_once_on_its_way_through_a_block() {
        byte[] transaction = registration(REGISTRAR, 1, 60);
        node.checkTx(transaction);
        node.checkTx(transaction);
        assertTrue(node.accepts(1, node.prepare(1, transaction).toArray(byte[][]::new)));
        node.block(1, transaction);
        assertEquals(1, node.signaturesChecked());
    }

    @Test
    void few_signatures_are_remembered_and_the_rest_is_checked_again() {
        int most = 3 * REMEMBERED;
        byte[][] block = new byte[most][];
        for (int i = 0; i < most; i++) block[i] = registration(REGISTRAR, i + 1, 60 + i);
        assertTrue(node.accepts(1, block));
        assertEquals(most, node.signaturesChecked());
        assertTrue(node.accepts(1, block));
        assertTrue(node.signaturesChecked() >= 2 * most - 2 * REMEMBERED, "at most twice the bound is remembered");
    }

    @Test
    void snapshots_and_vote_extensions_are_refused() {
        var client = node.client();
        assertEquals(
                0,
                client.ask(Request.newBuilder()
                                .setListSnapshots(ListSnapshotsRequest.getDefaultInstance())
                                .build())
                        .getListSnapshots()
                        .getSerializedSize());
        assertEquals(
                OfferSnapshotResponse.Result.REJECT,
                client.ask(Request.newBuilder()
                                .setOfferSnapshot(OfferSnapshotRequest.getDefaultInstance())
                                .build())
                        .getOfferSnapshot()
                        .getResult());
        assertEquals(
                VerifyVoteExtensionResponse.Status.REJECT,
                client.ask(Request.newBuilder()
                                .setVerifyVoteExtension(VerifyVoteExtensionRequest.newBuilder()
                                        .setVoteExtension(ByteString.copyFromUtf8("anything")))
                                .build())
                        .getVerifyVoteExtension()
                        .getStatus());
    }
}
