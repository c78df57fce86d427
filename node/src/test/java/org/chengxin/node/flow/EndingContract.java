package org.chengxin.node.flow;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.OTHER_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.credit.CreditRecord;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.identity.AddKey;
import org.chengxin.ledger.identity.RevokeKey;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.merkle.cometbft.Block;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.testing.RelayedContentStore;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.node.testing.TestStores;
import org.chengxin.node.view.RecordAnswer;
import org.chengxin.node.view.RedactedBlock;
import org.chengxin.node.view.TransactionAnswer;
import org.junit.jupiter.api.Test;

/** What a node promises about records that stop being public, over any stores. */
public abstract class EndingContract {

    private static final long DAY = 24L * 3_600_000;
    private static final TestRecord PERMIT = TestRecord.permit(1, COMPANY.organisation());
    private static final TestRecord PENALTY = TestRecord.penalty(2, COMPANY.organisation(), "2027-02-01");
    private static final long PENALTY_ENDS = Beijing.startOf(java.time.LocalDate.parse("2027-02-01"));

    /** Empty stores. */
    protected abstract TestStores stores();

    private static CreditRecord record(TestNode city, TestRecord record) {
        return city.view()
                .find(new RecordKey(
                        PUBLISHER.organisation(), record.publication().record()))
                .orElseThrow();
    }

    private static RecordAnswer answer(TestNode city, TestRecord record) {
        return city.node().views().record(record.publication().record());
    }

    private static boolean keepsContent(TestNode city, TestRecord record) {
        return city.contents().find(record.publication().content()).isPresent();
    }

    /** Time passes up to an instant, blocks go on. */
    private static void passTo(TestNode city, long instant) {
        city.pass(instant - city.now());
        city.block();
        city.block();
    }

    @Test
    void from_the_instant_a_display_ends_every_reader_is_told_that_it_is_gone() {
        try (TestNode city = TestNode.start(stores())) {
            byte[] jws = city.sign(PUBLISHER, PENALTY.publication());
            city.submit(jws, PENALTY.opening());
            city.block();
            city.pass(PENALTY_ENDS - 1 - city.now());
            assertInstanceOf(RecordAnswer.Shown.class, answer(city, PENALTY));
            assertInstanceOf(TransactionAnswer.Shown.class, city.node().transaction(id(jws)));
            city.pass(1);
            assertEquals(new RecordAnswer.Gone(), answer(city, PENALTY));
            assertEquals(new TransactionAnswer.Gone(), city.node().transaction(id(jws)));
            assertEquals(
                    new RecordAnswer.Gone(),
                    city.node()
                            .views()
                            .records(COMPANY.organisation(), 0, 10)
                            .places()
                            .getFirst()
                            .record());
        }
    }

    @Test
    void housekeeping_leaves_nothing_of_a_record_whose_display_has_ended() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PENALTY);
            city.commit(PUBLISHER, PERMIT);
            passTo(city, PENALTY_ENDS);
            assertEquals(
                    new Housekeeping.Report(1, 0), city.node().housekeeping().run());
            city.block();
            assertEquals(new CreditRecord.Ended(), record(city, PENALTY));
            assertInstanceOf(CreditRecord.Displayed.class, record(city, PERMIT));
            assertEquals(
                    new Housekeeping.Report(0, 1), city.node().housekeeping().run());
            assertTrue(!keepsContent(city, PENALTY) && keepsContent(city, PERMIT));
            assertEquals(
                    new Housekeeping.Report(0, 0), city.node().housekeeping().run());
        }
    }

    @Test
    void an_operator_whose_key_is_revoked_is_told_that_nobody_ends_displays() {
        try (TestNode city = TestNode.start(stores())) {
            city.node().housekeeping().run();
            assertEquals(Optional.empty(), city.node().status().housekeeping());
            TestKey successor = InsecureTestKeys.ed25519(OPERATOR.organisation(), "successor");
            city.commit(OPERATOR, new AddKey(successor.jwk()));
            city.commit(OPERATOR, new RevokeKey(Optional.empty(), OPERATOR.jwk().thumbprint(), Optional.empty()));
            city.node().housekeeping().run();
            assertEquals(
                    Optional.of(NodeReason.OPERATOR_KEY_MUST_BE_ACTIVE),
                    city.node().status().housekeeping());
        }
    }

    @Test
    void nothing_is_ended_before_the_time_of_a_block_says_so() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PENALTY);
            city.pass(PENALTY_ENDS - city.now());
            assertEquals(
                    new Housekeeping.Report(0, 0), city.node().housekeeping().run());
            city.block();
            assertEquals(
                    new Housekeeping.Report(1, 0), city.node().housekeeping().run());
        }
    }

    @Test
    void a_display_is_not_ended_twice_while_the_first_attempt_waits() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PENALTY);
            passTo(city, PENALTY_ENDS);
            assertEquals(1, city.node().housekeeping().run().submitted());
            assertEquals(0, city.node().housekeeping().run().submitted());
            assertEquals(1, city.node().status().waitingTransactions());
        }
    }

    @Test
    void a_node_that_took_long_to_destroy_rests_nine_times_as_long() {
        var slow = new SlowStores(stores());
        try (TestNode city = TestNode.start(slow)) {
            slow.whileDestroying = () -> city.pass(1_000);
            city.commit(COMPANY, PERMIT);
            assertEquals(1, city.node().housekeeping().run().destroyed());
            city.commit(COMPANY, PENALTY);
            city.pass(8_999);
            assertEquals(0, city.node().housekeeping().run().destroyed());
            assertTrue(keepsContent(city, PENALTY));
            city.pass(1);
            assertEquals(1, city.node().housekeeping().run().destroyed());
            assertTrue(!keepsContent(city, PENALTY));
        }
    }

    @Test
    void a_clock_that_was_set_back_keeps_nothing_from_being_destroyed() {
        try (TestNode city = TestNode.start(stores())) {
            city.pass(DAY);
            assertEquals(0, city.node().housekeeping().run().destroyed());
            city.pass(-DAY / 2);
            city.commit(COMPANY, PENALTY);
            assertEquals(1, city.node().housekeeping().run().destroyed());
            assertTrue(!keepsContent(city, PENALTY));
        }
    }

    @Test
    void many_displays_end_in_one_run() {
        try (TestNode city = TestNode.start(stores())) {
            for (int number = 10; number < 40; number++)
                city.submit(PUBLISHER, TestRecord.penalty(number, COMPANY.organisation(), "2027-02-01"));
            city.block();
            passTo(city, PENALTY_ENDS);
            assertEquals(30, city.node().housekeeping().run().submitted());
            city.block();
            assertEquals(30, city.node().housekeeping().run().destroyed());
            assertEquals(30, city.node().views().counts().ended());
        }
    }

    @Test
    void an_ending_that_a_crash_took_is_tried_again() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PENALTY);
            passTo(city, PENALTY_ENDS);
            assertEquals(1, city.node().housekeeping().run().submitted());
            city.restart();
            assertEquals(1, city.node().housekeeping().run().submitted());
            city.block();
            assertEquals(new CreditRecord.Ended(), record(city, PENALTY));
        }
    }

    @Test
    void displays_that_end_years_ahead_are_found_when_their_time_comes() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PERMIT);
            long end = ((CreditRecord.Displayed) record(city, PERMIT)).displayedUntil();
            while (city.now() < end - DAY) {
                city.pass(20 * DAY);
                city.node().housekeeping().run();
            }
            passTo(city, end);
            assertEquals(1, city.node().housekeeping().run().submitted());
        }
    }

    @Test
    void a_withdrawn_record_is_gone_at_once_and_its_content_soon() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PERMIT);
            assertEquals(
                    TransactionResult.accepted(),
                    city.commit(
                            PUBLISHER, new WithdrawRecord(PERMIT.publication().record())));
            city.pass(1_000);
            assertEquals(new RecordAnswer.Gone(), answer(city, PERMIT));
            city.node().housekeeping().run();
            city.block();
            assertEquals(1, city.node().housekeeping().run().destroyed());
            assertEquals(new CreditRecord.Ended(), record(city, PERMIT));
        }
    }

    @Test
    void a_clock_behind_the_chain_shows_nothing_that_was_withdrawn() {
        try (TestNode city = TestNode.start(stores())) {
            byte[] jws = city.sign(PUBLISHER, PERMIT.publication());
            city.submit(jws, PERMIT.opening());
            city.block();
            city.pass(60_000);
            city.commit(PUBLISHER, new WithdrawRecord(PERMIT.publication().record()));
            city.pass(-30_000);
            assertEquals(new RecordAnswer.Gone(), answer(city, PERMIT));
            assertInstanceOf(TransactionAnswer.Gone.class, city.node().transaction(id(jws)));
            assertEquals(0, shown(city, 1));
        }
    }

    @Test
    void old_blocks_show_a_hash_in_place_of_what_has_ended_and_their_headers_still_verify() {
        try (TestNode city = TestNode.start(stores())) {
            city.submit(PUBLISHER, PENALTY);
            city.submit(PUBLISHER, PERMIT);
            city.block();
            assertEquals(2, shown(city, 1));
            passTo(city, PENALTY_ENDS);
            assertEquals(1, shown(city, 1));
            city.node().housekeeping().run();
            city.block();
            assertEquals(1, shown(city, 1));
            assertEquals(0, shown(city, city.consensus().height()), "the ending itself is about it too");
            for (long height = 1; height <= city.consensus().height(); height++) {
                RedactedBlock block = city.node().chain().block(height).orElseThrow();
                List<Bytes> hashes =
                        block.entries().stream().map(RedactedBlock.Entry::hash).toList();
                assertEquals(block.header().dataHash(), Block.dataHashOfHashes(hashes));
            }
        }
    }

    private static long shown(TestNode city, long height) {
        return city.node().chain().block(height).orElseThrow().entries().stream()
                .filter(RedactedBlock.Entry.Shown.class::isInstance)
                .count();
    }

    private static List<Optional<TransactionResult>> results(TestNode city, long height) {
        return city.node().chain().block(height).orElseThrow().entries().stream()
                .map(RedactedBlock.Entry::result)
                .toList();
    }

    @Test
    void a_refused_publication_is_never_shown_and_its_content_destroyed() {
        try (TestNode city = TestNode.start(stores())) {
            assertEquals(
                    TransactionResult.refused(CreditReason.SENDER_MUST_BE_PUBLISHER), city.commit(COMPANY, PERMIT));
            assertEquals(0, shown(city, 1));
            assertEquals(
                    List.of(Optional.of(TransactionResult.refused(CreditReason.SENDER_MUST_BE_PUBLISHER))),
                    results(city, 1),
                    "without it nobody could prove the others of the block");
            assertEquals(1, city.node().housekeeping().run().destroyed());
            assertTrue(!keepsContent(city, PERMIT));
        }
    }

    @Test
    void publishing_the_same_again_is_refused_and_its_content_stays() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PERMIT);
            assertEquals(
                    TransactionResult.refused(CreditReason.RECORD_IS_ALREADY_PUBLISHED),
                    city.commit(PUBLISHER, PERMIT));
            assertEquals(0, city.node().housekeeping().run().destroyed());
            assertTrue(keepsContent(city, PERMIT));
        }
    }

    @Test
    void a_content_that_another_publisher_shows_too_outlives_the_first() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PERMIT);
            city.commit(OTHER_PUBLISHER, PERMIT);
            city.commit(OTHER_PUBLISHER, new WithdrawRecord(PERMIT.publication().record()));
            city.node().housekeeping().run();
            city.block();
            assertEquals(1, city.node().housekeeping().run().destroyed());
            assertTrue(keepsContent(city, PERMIT));
            var shown = assertInstanceOf(RecordAnswer.Shown.class, answer(city, PERMIT));
            assertEquals(PUBLISHER.organisation(), shown.publisher());
            assertEquals(Optional.of(PERMIT.opening()), shown.opening());
        }
    }

    @Test
    void a_content_that_waits_for_its_block_is_not_destroyed_with_that_of_a_refused_one() {
        try (TestNode city = TestNode.start(stores())) {
            var good = (PublishPermit) PERMIT.publication();
            var tooEarly = new PublishPermit(
                    good.record(),
                    good.subject(),
                    good.item(),
                    good.decidedBy(),
                    good.decidedOn().plusYears(1),
                    good.validUntil(),
                    good.content());
            city.submit(city.sign(PUBLISHER, tooEarly), PERMIT.opening());
            city.block();
            var waiting = assertInstanceOf(Submission.Pending.class, city.submit(PUBLISHER, PERMIT));
            assertEquals(0, city.node().housekeeping().run().destroyed());
            city.block();
            assertInstanceOf(Submission.Committed.class, waiting.conclusion().join());
            assertTrue(keepsContent(city, PERMIT));
        }
    }

    @Test
    void contents_that_no_record_shows_are_destroyed_at_the_start() {
        TestStores stores = stores();
        try (TestNode city = TestNode.start(stores)) {
            city.commit(PUBLISHER, PERMIT);
            city.submit(PUBLISHER, PENALTY);
            city.contents()
                    .put(List.of(new StoredContent(
                            JellyfishTree.keyHash("elsewhere"),
                            PERMIT.opening().content(),
                            JellyfishTree.keyHash("another salt"))));
            city.restart();
            assertTrue(keepsContent(city, PERMIT));
            assertTrue(!keepsContent(city, PENALTY), "it had waited, and the crash took it");
            List<Object> left = new java.util.ArrayList<>();
            city.contents().forEachHolding(left::add);
            assertEquals(1, left.size());
        }
    }

    private static TransactionId id(byte[] jws) {
        try {
            return SignedTransaction.parse(jws.clone()).id();
        } catch (org.chengxin.ledger.InadmissibleException malformed) {
            throw new AssertionError(malformed);
        }
    }

    /** Stores with which something happens while contents are destroyed. */
    private static final class SlowStores implements TestStores {

        private final TestStores stores;
        private Runnable whileDestroying = () -> {};

        SlowStores(TestStores stores) {
            this.stores = stores;
        }

        @Override
        public StateStore openState() {
            return stores.openState();
        }

        @Override
        public ContentStore openContents() {
            return new RelayedContentStore(stores.openContents()) {
                @Override
                public void destroy(Collection<Holding> holdings) {
                    whileDestroying.run();
                    super.destroy(holdings);
                }
            };
        }
    }
}
