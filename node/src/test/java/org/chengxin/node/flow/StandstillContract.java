package org.chengxin.node.flow;

import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.Entrance;
import org.chengxin.node.port.PreparedBlock;
import org.chengxin.node.testing.FollowingNode;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a node of several promises about transactions that expire while the chain stands still: its next block has a time
 * from before. Over any stores.
 */
public abstract class StandstillContract {

    private static final long TWO_HOURS = 7_200_000;
    private static final Submission EXPIRED = new Submission.Refused(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED);
    private static final Submission NOT_NOW = new Submission.Busy(NodeReason.EXPIRY_MUST_BE_PAST_FOR_ALL, 1);

    private TestNode first;
    private FollowingNode second;

    /** Empty stores, others at every call. */
    protected abstract TestStores stores();

    private static final class Contentless implements ContentPeers {

        @Override
        public List<Uscc> members() {
            return List.of(TestGenesis.OPERATOR.organisation());
        }

        @Override
        public List<ContentOpening> ask(Uscc member, List<Holding> wanted) {
            return List.of();
        }
    }

    @BeforeEach
    void start() {
        first = TestNode.start(stores());
        first.block();
        second = FollowingNode.start(first, stores(), node -> new Contentless()).follow();
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
    }

    private long newestBlockTime() {
        return second.node().newest().committed().time();
    }

    private static byte[] registration(long expires, int number) {
        var register = new RegisterOrganisation(
                TestGenesis.company(number), "示例有限公司", LocalDate.parse("2020-01-01"), Optional.empty());
        return TestCity.sign(REGISTRAR, new Payload(TestGenesis.GENESIS.chain(), expires, number, register));
    }

    private Submission submit(byte[] jws) {
        return second.node().submit(jws.clone(), Optional.empty());
    }

    private Submission.Pending waits(byte[] jws) {
        var pending = assertInstanceOf(Submission.Pending.class, submit(jws));
        assertInstanceOf(Entrance.Waits.class, second.application().enter(jws.clone()));
        return pending;
    }

    /** A block a moment later than the one before, whatever the clock says. */
    private void blockFromBefore(byte[]... transactions) {
        first.consensus().force(List.of(transactions).stream().map(Bytes::of).toList());
        second.deliver();
    }

    private void blockOfNow() {
        first.block();
        second.deliver();
    }

    @Test
    void what_has_expired_by_the_clock_alone_is_not_refused_for_good() {
        first.pass(TWO_HOURS);
        byte[] late = registration(newestBlockTime() + 1, 50);
        assertEquals(NOT_NOW, submit(late));
        assertEquals(EXPIRED, submit(registration(newestBlockTime(), 51)));
        blockOfNow();
        assertEquals(EXPIRED, submit(late));
    }

    @Test
    void a_node_that_decides_alone_refuses_it_at_once() {
        first.pass(TWO_HOURS);
        assertEquals(EXPIRED, first.submit(registration(newestBlockTime() + 1, 50)));
    }

    @Test
    void what_waits_is_not_refused_while_a_block_may_take_it() {
        byte[] taken = registration(first.now() + 1_000, 50);
        byte[] left = registration(first.now() + 1_000, 51);
        Submission.Pending inBlock = waits(taken);
        Submission.Pending inNone = waits(left);
        first.pass(TWO_HOURS);
        blockFromBefore(taken);
        var committed = assertInstanceOf(
                Submission.Committed.class, inBlock.conclusion().join());
        assertEquals(TransactionResult.accepted(), committed.transaction().result());
        assertFalse(inNone.conclusion().isDone());
        blockOfNow();
        assertEquals(EXPIRED, inNone.conclusion().join());
    }

    @Test
    void what_comes_from_another_node_waits_until_the_chain_has_come_past_its_expiry() {
        first.pass(TWO_HOURS);
        byte[] late = registration(newestBlockTime() + 1_000, 50);
        byte[] tooLate = registration(newestBlockTime(), 51);
        assertInstanceOf(Entrance.Waits.class, second.application().enter(late.clone()));
        assertEquals(
                new Entrance.Refused(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED),
                second.application().enter(tooLate));
        blockOfNow();
        assertEquals(
                new Entrance.Refused(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED),
                second.application().enter(late));
    }

    @Test
    void what_is_late_for_one_proposal_waits_for_another_with_an_earlier_time() throws InadmissibleException {
        byte[] jws = registration(first.now() + 1_000, 50);
        Submission.Pending pending = waits(jws);
        PreparedBlock prepared = second.application()
                .prepare(2, first.now() + 1_000, List.of(SignedTransaction.parse(jws)), Integer.MAX_VALUE);
        assertEquals(new PreparedBlock(List.of(), List.of()), prepared);
        assertFalse(pending.conclusion().isDone());
    }
}
