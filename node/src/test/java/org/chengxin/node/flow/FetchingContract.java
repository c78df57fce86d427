package org.chengxin.node.flow;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.content.ContentStore;
import org.chengxin.content.Holding;
import org.chengxin.content.StoredContent;
import org.chengxin.ledger.Ledger;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.merkle.JellyfishTree;
import org.chengxin.node.NodeReason;
import org.chengxin.node.port.ContentPeers;
import org.chengxin.node.port.Health;
import org.chengxin.node.testing.FollowingNode;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.node.testing.TestStores;
import org.chengxin.node.view.RecordAnswer;
import org.junit.jupiter.api.Test;

/** What a node promises about contents that came to another node, over any stores. */
public abstract class FetchingContract {

    private static final Uscc FIRST = OPERATOR.organisation();
    private static final Uscc SECOND = REGISTRAR.organisation();
    private static final Uscc PUBLISHERS = PUBLISHER.organisation();
    private static final TestRecord PERMIT = TestRecord.permit(1, COMPANY.organisation());

    private final Asked peers = new Asked();

    /** Empty stores, others at every call. */
    protected abstract TestStores stores();

    /** Members whose answers the test chooses; each question is noted. */
    private static final class Asked implements ContentPeers {

        private final Map<Uscc, Answering> answers = new LinkedHashMap<>();
        private final List<Uscc> asked = new ArrayList<>();

        private interface Answering {
            List<ContentOpening> answer(List<Holding> wanted) throws IOException;
        }

        @Override
        public List<Uscc> members() {
            return List.copyOf(answers.keySet());
        }

        @Override
        public List<ContentOpening> ask(Uscc member, List<Holding> wanted) throws IOException {
            asked.add(member);
            return Optional.ofNullable(answers.get(member)).orElseThrow().answer(wanted);
        }
    }

    private void answers(Uscc member, Asked.Answering answer) {
        peers.answers.put(member, answer);
    }

    private FollowingNode follower(TestNode leader) {
        return FollowingNode.start(leader, stores(), node -> peers);
    }

    private static Optional<ContentOpening> shown(Node node, TestRecord record) {
        return assertInstanceOf(
                        RecordAnswer.Shown.class,
                        node.views().record(record.publication().record()))
                .opening();
    }

    private static Holding holding(TestRecord record) {
        String path = new RecordKey(PUBLISHERS, record.publication().record()).path();
        return new Holding(record.publication().content(), JellyfishTree.keyHash(path));
    }

    @Test
    void a_record_without_content_is_shown_without_it_until_another_member_gives_it() throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            answers(FIRST, wanted -> city.node().offeredContents().offered(wanted));
            try (FollowingNode second = follower(city).follow()) {
                city.commit(PUBLISHER, PERMIT);
                second.follow();
                assertEquals(Optional.empty(), shown(second.node(), PERMIT));
                assertEquals(1, second.node().status().missingContents());
                assertTrue(second.fetching().step(FIRST));
                assertEquals(Optional.of(PERMIT.opening()), shown(second.node(), PERMIT));
                assertEquals(0, second.fetching().missing());
                assertFalse(second.fetching().step(FIRST), "there is nothing left to ask for");
            }
        }
    }

    @Test
    void what_was_missing_before_a_restart_is_found_in_the_state() throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            answers(FIRST, wanted -> city.node().offeredContents().offered(wanted));
            TestStores stores = stores();
            city.commit(PUBLISHER, PERMIT);
            FollowingNode.start(city, stores, node -> peers).follow().close();
            try (FollowingNode again =
                    FollowingNode.start(city, stores, node -> peers).follow()) {
                assertTrue(again.fetching().step(FIRST));
                assertEquals(Optional.of(PERMIT.opening()), shown(again.node(), PERMIT));
            }
        }
    }

    @Test
    void the_publisher_is_asked_first_and_the_others_when_it_has_nothing() throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            answers(FIRST, wanted -> city.node().offeredContents().offered(wanted));
            answers(PUBLISHERS, wanted -> List.of());
            try (FollowingNode second = follower(city).follow()) {
                city.commit(PUBLISHER, PERMIT);
                second.follow();
                assertFalse(second.fetching().step(FIRST), "it is not its turn");
                assertTrue(second.fetching().step(PUBLISHERS));
                assertTrue(second.fetching().step(FIRST));
                assertEquals(List.of(PUBLISHERS, FIRST), peers.asked);
                assertEquals(Optional.of(PERMIT.opening()), shown(second.node(), PERMIT));
            }
        }
    }

    @Test
    void a_member_that_does_not_answer_is_left_alone_for_a_while_and_another_is_asked() throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            answers(PUBLISHERS, wanted -> {
                throw new IOException("nobody there");
            });
            answers(FIRST, wanted -> List.of());
            try (FollowingNode second = follower(city).follow()) {
                city.commit(PUBLISHER, PERMIT);
                second.follow();
                assertTrue(second.fetching().step(PUBLISHERS));
                assertFalse(second.fetching().step(PUBLISHERS));
                assertTrue(second.fetching().step(FIRST));
                city.pass(2_000);
                assertTrue(second.fetching().step(PUBLISHERS), "its silence is over");
            }
        }
    }

    @Test
    void a_member_that_gives_another_content_gets_nothing_into_the_store() throws InterruptedException {
        ContentOpening other = TestRecord.permit(2, COMPANY.organisation()).opening();
        try (TestNode city = TestNode.start(stores())) {
            answers(PUBLISHERS, wanted -> List.of(other));
            answers(FIRST, wanted -> city.node().offeredContents().offered(wanted));
            try (FollowingNode second = follower(city).follow()) {
                city.commit(PUBLISHER, PERMIT);
                second.follow();
                assertTrue(second.fetching().step(PUBLISHERS));
                assertEquals(Optional.empty(), second.contents().find(other.commitment()));
                assertEquals(Optional.empty(), shown(second.node(), PERMIT));
                city.pass(30_000);
                assertFalse(second.fetching().step(PUBLISHERS), "who lies is left alone for longer");
                assertTrue(second.fetching().step(FIRST));
                assertEquals(Optional.of(PERMIT.opening()), shown(second.node(), PERMIT));
            }
        }
    }

    @Test
    void nothing_is_fetched_for_a_record_whose_display_has_ended() throws InterruptedException {
        TestRecord penalty = TestRecord.penalty(2, COMPANY.organisation(), "2027-02-01");
        try (TestNode city = TestNode.start(stores())) {
            answers(FIRST, wanted -> List.of(PERMIT.opening(), penalty.opening()));
            try (FollowingNode second = follower(city).follow()) {
                city.commit(PUBLISHER, PERMIT);
                city.commit(PUBLISHER, penalty);
                second.follow();
                city.commit(PUBLISHER, new WithdrawRecord(PERMIT.publication().record()));
                second.follow();
                city.pass(365L * 24 * 3_600_000);
                second.fetching().step(FIRST);
                assertEquals(List.of(), peers.asked);
                assertEquals(0, second.fetching().missing());
            }
        }
    }

    @Test
    void a_content_that_comes_after_its_record_has_ended_is_not_kept() throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            List<FollowingNode> late = new ArrayList<>();
            answers(FIRST, wanted -> {
                city.commit(PUBLISHER, new WithdrawRecord(PERMIT.publication().record()));
                late.forEach(FollowingNode::follow);
                return List.of(PERMIT.opening());
            });
            try (FollowingNode second = follower(city).follow()) {
                late.add(second);
                city.commit(PUBLISHER, PERMIT);
                second.follow();
                assertTrue(second.fetching().step(FIRST));
                assertFalse(second.contents().holds(holding(PERMIT)));
            }
        }
    }

    @Test
    void a_node_gives_to_others_only_what_is_displayed_at_this_moment() {
        TestRecord penalty = TestRecord.penalty(2, COMPANY.organisation(), "2027-02-01");
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PERMIT);
            city.commit(PUBLISHER, penalty);
            var offered = city.node().offeredContents();
            assertEquals(
                    List.of(PERMIT.opening(), penalty.opening()),
                    offered.offered(List.of(holding(PERMIT), holding(penalty))));
            var elsewhere =
                    new Holding(PERMIT.publication().content(), holding(penalty).holder());
            var notARecord = new Holding(PERMIT.publication().content(), JellyfishTree.keyHash("governance/members"));
            assertEquals(List.of(), offered.offered(List.of(elsewhere, notARecord)));
            city.pass(365L * 24 * 3_600_000);
            assertEquals(List.of(PERMIT.opening()), offered.offered(List.of(holding(PERMIT), holding(penalty))));
            city.commit(PUBLISHER, new WithdrawRecord(PERMIT.publication().record()));
            assertEquals(List.of(), offered.offered(List.of(holding(PERMIT), holding(penalty))));
        }
    }

    @Test
    void a_node_says_that_it_starts_until_it_takes_transactions_and_then_proves_at_once() {
        answers(FIRST, wanted -> List.of());
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, PERMIT);
            city.block();
            TestStores stores = stores();
            FollowingNode.start(city, stores, node -> peers).follow().close();
            try (FollowingNode second = FollowingNode.start(city, stores, node -> peers)) {
                second.deliver();
                assertEquals(new Health.Starting(), second.node().status().health(), "nobody has begun with it yet");
                second.node().housekeeping().run();
                assertEquals(new Health.Running(), second.node().status().health());
                assertTrue(second.node().whenProvable(second.node().newest()).isDone());
            }
        }
    }

    @Test
    void a_node_that_has_not_begun_shows_no_record_and_takes_no_transaction_though_its_engine_runs() {
        answers(FIRST, wanted -> List.of());
        try (TestNode city = TestNode.start(stores());
                FollowingNode second = follower(city)) {
            city.commit(PUBLISHER, PERMIT);
            second.deliver();
            byte[] jws =
                    city.sign(PUBLISHER, new WithdrawRecord(PERMIT.publication().record()));
            assertFalse(second.node().isCaughtUp());
            assertEquals(
                    new Submission.Busy(NodeReason.ENGINE_MUST_TAKE_TRANSACTIONS, 1),
                    second.node().submit(jws.clone(), Optional.empty()));
            second.node().housekeeping().run();
            assertTrue(second.node().isCaughtUp());
            assertInstanceOf(Submission.Pending.class, second.node().submit(jws, Optional.empty()));
        }
    }

    @Test
    void a_node_that_has_heard_of_no_block_for_ten_minutes_shows_no_record_until_it_hears_of_one()
            throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            answers(FIRST, wanted -> city.node().offeredContents().offered(wanted));
            city.commit(PUBLISHER, PERMIT);
            try (FollowingNode second = follower(city).follow()) {
                assertTrue(second.fetching().step(FIRST));
                long newest = second.node().newest().committed().time();
                city.pass(newest + Node.BLOCKS_COME_WITHIN_MILLIS - city.now());
                assertTrue(second.node().isCaughtUp());
                city.pass(1);
                assertFalse(second.node().isCaughtUp());
                assertEquals(List.of(), second.node().offeredContents().offered(List.of(holding(PERMIT))));
                assertTrue(city.node().isCaughtUp(), "who decides alone lacks nothing");
                city.block();
                second.follow();
                assertTrue(second.node().isCaughtUp());
            }
        }
    }

    @Test
    void a_content_whose_publication_may_wait_with_other_nodes_stays_as_long_as_that_can_be()
            throws InterruptedException {
        answers(FIRST, wanted -> List.of());
        TestStores stores = stores();
        ContentOpening opening = PERMIT.opening();
        try (ContentStore before = stores.openContents()) {
            before.put(List.of(new StoredContent(holding(PERMIT), opening.content(), opening.salt())));
        }
        try (TestNode city = TestNode.start(stores());
                FollowingNode back = FollowingNode.start(city, stores, node -> peers)) {
            city.block();
            back.follow();
            assertTrue(back.contents().holds(holding(PERMIT)));
            city.pass(Ledger.EXPIRY_MAX_MILLIS - 60_000);
            city.block();
            back.follow();
            assertTrue(back.contents().holds(holding(PERMIT)), "its last minute");
            city.pass(60_000);
            city.block();
            back.follow();
            assertFalse(back.contents().holds(holding(PERMIT)));
        }
    }

    @Test
    void a_content_of_a_held_record_whose_publication_may_wait_stays_too() throws InterruptedException {
        answers(FIRST, wanted -> List.of());
        TestStores stores = stores();
        ContentOpening opening = PERMIT.opening();
        try (ContentStore before = stores.openContents()) {
            before.put(List.of(new StoredContent(holding(PERMIT), opening.content(), opening.salt())));
        }
        try (TestNode city = TestNode.start(stores())) {
            var held = new HoldRecord(
                    PERMIT.publication().record(), PERMIT.publication().content());
            assertEquals(TransactionResult.accepted(), city.commit(PUBLISHER, held));
            try (FollowingNode back =
                    FollowingNode.start(city, stores, node -> peers).follow()) {
                assertTrue(back.contents().holds(holding(PERMIT)));
            }
        }
    }

    @Test
    void a_node_that_was_away_when_a_record_ended_destroys_its_content_before_it_serves_anything()
            throws InterruptedException {
        try (TestNode city = TestNode.start(stores())) {
            answers(FIRST, wanted -> city.node().offeredContents().offered(wanted));
            TestStores stores = stores();
            city.commit(PUBLISHER, PERMIT);
            try (FollowingNode second =
                    FollowingNode.start(city, stores, node -> peers).follow()) {
                assertTrue(second.fetching().step(FIRST));
                assertTrue(second.node().isCaughtUp());
                assertEquals(
                        List.of(PERMIT.opening()),
                        second.node().offeredContents().offered(List.of(holding(PERMIT))));
            }
            city.commit(PUBLISHER, new WithdrawRecord(PERMIT.publication().record()));
            city.node().housekeeping().run();
            city.block();
            try (FollowingNode back = FollowingNode.start(city, stores, node -> peers)) {
                assertFalse(back.node().isCaughtUp());
                assertTrue(back.contents().holds(holding(PERMIT)), "its state does not know yet");
                assertEquals(List.of(), back.node().offeredContents().offered(List.of(holding(PERMIT))));
                back.lose();
                assertFalse(back.node().isCaughtUp(), "whoever decides cannot be asked");
                assertEquals(List.of(), back.node().offeredContents().offered(List.of(holding(PERMIT))));
                back.follow();
                assertTrue(back.node().isCaughtUp());
                assertFalse(back.contents().holds(holding(PERMIT)));
                assertEquals(
                        new RecordAnswer.Gone(),
                        back.node().views().record(PERMIT.publication().record()));
            }
        }
    }

    @Test
    void the_same_publication_again_brings_the_content_to_a_node_that_lacks_it() {
        try (TestNode city = TestNode.start(stores())) {
            answers(SECOND, wanted -> List.of());
            byte[] jws = city.sign(PUBLISHER, PERMIT.publication());
            city.submit(jws, PERMIT.opening());
            try (FollowingNode second = follower(city).follow()) {
                city.block();
                second.follow();
                assertInstanceOf(
                        Submission.Committed.class, second.node().submit(jws.clone(), Optional.of(PERMIT.opening())));
                assertEquals(Optional.of(PERMIT.opening()), shown(second.node(), PERMIT));
                assertEquals(
                        Optional.of(PERMIT.opening()),
                        second.contents()
                                .find(PERMIT.publication().content())
                                .map(stored -> new ContentOpening(stored.content(), stored.salt())));
            }
        }
    }
}
