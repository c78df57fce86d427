package org.chengxin.node.flow;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chengxin.content.ContentStore;
import org.chengxin.content.StoredContent;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.HoldRecord;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.node.port.StateStore;
import org.chengxin.node.testing.RelayedContentStore;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.Test;

/** What a node promises about the content that comes beside a publication, over any stores. */
public abstract class ContentContract {

    private static final TestRecord PERMIT = TestRecord.permit(1, COMPANY.organisation());

    /** Empty stores. */
    protected abstract TestStores stores();

    private static void assertRefused(AdmissionReason reason, Submission submission) {
        assertEquals(new Submission.Refused(reason), submission);
    }

    @Test
    void a_publication_with_its_content_is_committed_and_its_content_kept() {
        try (TestNode city = TestNode.start(stores())) {
            assertEquals(TransactionResult.accepted(), city.commit(PUBLISHER, PERMIT));
            StoredContent stored =
                    city.contents().find(PERMIT.publication().content()).orElseThrow();
            assertEquals(PERMIT.opening(), new ContentOpening(stored.content(), stored.salt()));
        }
    }

    @Test
    void a_node_whose_engine_does_not_come_to_run_destroys_nothing_and_takes_nothing() {
        try (TestNode city = TestNode.start(stores())) {
            ContentOpening opening = PERMIT.opening();
            var unshown = new StoredContent(PERMIT.publication().content(), opening.content(), opening.salt());
            city.contents().put(List.of(unshown));
            city.consensus().take(false);
            city.restart();
            assertEquals(0, city.node().housekeeping().run().destroyed());
            assertTrue(city.contents().holds(unshown.holding()), "a state that lacks blocks shows less than it should");
            assertInstanceOf(Submission.Busy.class, city.submit(PUBLISHER, PERMIT));
            city.consensus().take(true);
            city.restart();
            assertFalse(city.contents().holds(unshown.holding()));
        }
    }

    @Test
    void a_publication_without_its_content_is_refused() {
        try (TestNode city = TestNode.start(stores())) {
            assertRefused(AdmissionReason.CONTENT_MUST_BE_PRESENT, city.submit(PUBLISHER, PERMIT.publication()));
        }
    }

    @Test
    void a_publication_with_another_content_is_refused() {
        try (TestNode city = TestNode.start(stores())) {
            ContentOpening other = TestRecord.permit(2, COMPANY.organisation()).opening();
            assertRefused(
                    AdmissionReason.CONTENT_MUST_MATCH, city.submit(city.sign(PUBLISHER, PERMIT.publication()), other));
        }
    }

    @Test
    void content_of_the_other_kind_is_refused() {
        try (TestNode city = TestNode.start(stores())) {
            var penalty = (PublishPenalty)
                    TestRecord.penalty(1, COMPANY.organisation(), "2027-06-01").publication();
            var permit = (PublishPermit) PERMIT.publication();
            var mixed = new PublishPenalty(
                    penalty.record(),
                    penalty.subject(),
                    penalty.item(),
                    penalty.level(),
                    penalty.decidedBy(),
                    penalty.decidedOn(),
                    penalty.displayUntil(),
                    permit.content());
            assertRefused(
                    AdmissionReason.CONTENT_MUST_BE_WELL_FORMED,
                    city.submit(city.sign(PUBLISHER, mixed), PERMIT.opening()));
        }
    }

    @Test
    void content_beside_a_transaction_that_commits_to_none_is_refused() {
        try (TestNode city = TestNode.start(stores())) {
            var registration = new RegisterOrganisation(
                    TestGenesis.company(50), "示例五十有限公司", LocalDate.parse("2020-01-01"), Optional.empty());
            assertRefused(
                    AdmissionReason.CONTENT_MUST_BELONG,
                    city.submit(city.sign(REGISTRAR, registration), PERMIT.opening()));
        }
    }

    @Test
    void the_content_of_a_held_record_is_never_seen_by_a_node() {
        try (TestNode city = TestNode.start(stores())) {
            var held = new HoldRecord(TestRecord.id(1), PERMIT.publication().content());
            assertRefused(
                    AdmissionReason.CONTENT_MUST_BELONG, city.submit(city.sign(PUBLISHER, held), PERMIT.opening()));
            assertEquals(TransactionResult.accepted(), city.commit(PUBLISHER, held));
            assertTrue(city.contents().find(held.content()).isEmpty());
        }
    }

    @Test
    void a_publication_is_in_no_block_before_its_content_is_durable() {
        var full = new AtomicBoolean(true);
        try (TestNode city = TestNode.start(new FullDisk(stores(), full))) {
            var waiting = assertInstanceOf(Submission.Pending.class, city.submit(PUBLISHER, PERMIT));
            assertThrows(UncheckedIOException.class, city::block);
            assertEquals(0, city.consensus().height());
            assertFalse(waiting.conclusion().isDone());
            full.set(false);
            city.block();
            assertInstanceOf(Submission.Committed.class, waiting.conclusion().join());
            assertTrue(city.contents().find(PERMIT.publication().content()).isPresent());
        }
    }

    @Test
    void a_content_is_durable_before_the_acknowledgement_when_another_node_proposed_the_block() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            byte[] jws = city.sign(PUBLISHER, PERMIT.publication());
            var waiting = assertInstanceOf(Submission.Pending.class, city.submit(jws, PERMIT.opening()));
            city.consensus().force(List.of(Bytes.of(jws)));
            assertInstanceOf(Submission.Committed.class, waiting.conclusion().join());
            assertTrue(city.contents().find(PERMIT.publication().content()).isPresent());
        }
    }

    @Test
    void the_content_of_what_was_never_in_a_block_was_never_stored() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            city.submit(PUBLISHER, PERMIT);
            city.pass(7_200_000);
            city.block();
            assertTrue(city.contents().find(PERMIT.publication().content()).isEmpty());
        }
    }

    /** Stores whose contents cannot be written while the disk is full. */
    private record FullDisk(TestStores stores, AtomicBoolean full) implements TestStores {

        @Override
        public StateStore openState() {
            return stores.openState();
        }

        @Override
        public ContentStore openContents() {
            return new RelayedContentStore(stores.openContents()) {
                @Override
                public void put(Collection<StoredContent> contents) {
                    if (full.get()) throw new UncheckedIOException(new IOException("no space is left"));
                    super.put(contents);
                }
            };
        }
    }
}
