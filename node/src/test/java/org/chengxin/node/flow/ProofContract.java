package org.chengxin.node.flow;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.CanonicalValue;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.RecordKey;
import org.chengxin.ledger.credit.SubjectKey;
import org.chengxin.ledger.credit.WithdrawRecord;
import org.chengxin.ledger.identity.ChangeOrganisation;
import org.chengxin.ledger.identity.KeyKey;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.merkle.Fact;
import org.chengxin.merkle.ProofFile;
import org.chengxin.merkle.ProofVerdict;
import org.chengxin.merkle.ProofVerifier;
import org.chengxin.node.NodeException;
import org.chengxin.node.NodeReason;
import org.chengxin.node.proof.Proofs;
import org.chengxin.node.state.StateVersion;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestRecord;
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.Test;

/** What a node promises about proofs, over any stores. Every file is checked as a stranger would check it. */
public abstract class ProofContract {

    private static final Uscc SUBJECT = COMPANY.organisation();
    private static final String ORGANISATION = new OrganisationKey(SUBJECT).path();

    /** Empty stores. */
    protected abstract TestStores stores();

    private static ProofVerdict.Verified verify(TestNode city, ProofFile file) {
        return assertInstanceOf(
                ProofVerdict.Verified.class,
                ProofVerifier.verify(file.encode(), city.consensus().genesis()));
    }

    private static StateVersion provable(TestNode city) {
        return city.node().provable().orElseThrow();
    }

    private static Optional<CanonicalValue> value(StateVersion version, String path) {
        return version.get(path).map(value -> new CanonicalValue(Bytes.owned(value)));
    }

    @Test
    void a_value_is_proven_once_the_next_block_is_signed() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(REGISTRAR, new ChangeOrganisation(SUBJECT, Optional.of("示例新名有限公司"), Optional.empty()));
            StateVersion newest = city.node().newest();
            var whenProvable = city.node().whenProvable(newest);
            assertFalse(whenProvable.isDone());
            Proofs proofs = city.node().proofs();
            NodeException tooEarly = assertThrows(NodeException.class, () -> proofs.organisation(newest, SUBJECT));
            assertEquals(NodeReason.VERSION_MUST_BE_PROVABLE, tooEarly.reason());
            city.block();
            assertEquals(newest.height(), whenProvable.join().height());
            ProofVerdict.Verified verified = verify(city, proofs.organisation(whenProvable.join(), SUBJECT));
            assertEquals(Optional.of(new Fact(ORGANISATION, value(newest, ORGANISATION))), verified.fact(ORGANISATION));
        }
    }

    @Test
    void that_there_is_no_value_is_proven_too() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            for (int number = 100; number < 130; number++) {
                Uscc nobody = TestGenesis.company(number);
                String path = new OrganisationKey(nobody).path();
                ProofVerdict.Verified verified =
                        verify(city, city.node().proofs().organisation(provable(city), nobody));
                assertEquals(Optional.of(new Fact(path, Optional.empty())), verified.fact(path));
            }
        }
    }

    @Test
    void the_whole_list_of_a_subject_is_proven_with_its_records() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, TestRecord.permit(1, SUBJECT));
            city.commit(PUBLISHER, TestRecord.penalty(2, SUBJECT, "2027-06-01"));
            city.block();
            ProofVerdict.Verified verified = verify(city, city.node().proofs().records(provable(city), SUBJECT));
            assertEquals(
                    2,
                    verified.list(new SubjectKey(SUBJECT).path()).orElseThrow().size());
            for (int number = 1; number <= 2; number++) {
                String record = new RecordKey(PUBLISHER.organisation(), TestRecord.id(number)).path();
                assertTrue(verified.fact(record).orElseThrow().value().isPresent());
            }
        }
    }

    @Test
    void a_subject_without_records_is_proven_to_have_none() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            ProofVerdict.Verified verified = verify(city, city.node().proofs().records(provable(city), SUBJECT));
            assertEquals(Optional.of(List.of()), verified.list(new SubjectKey(SUBJECT).path()));
        }
    }

    @Test
    void the_proof_of_a_record_carries_its_content_while_it_is_displayed() {
        TestRecord permit = TestRecord.permit(1, SUBJECT);
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, permit);
            city.block();
            StateVersion displayed = provable(city);
            var opening = new ProofFile.Opening(
                    permit.opening().content(), permit.opening().salt());
            assertEquals(
                    Optional.of(opening),
                    verify(city, city.node().proofs().record(displayed, PUBLISHER.organisation(), TestRecord.id(1)))
                            .opening());
            city.commit(PUBLISHER, new WithdrawRecord(TestRecord.id(1)));
            city.pass(1_000);
            city.block();
            assertEquals(
                    Optional.empty(),
                    verify(
                                    city,
                                    city.node()
                                            .proofs()
                                            .record(provable(city), PUBLISHER.organisation(), TestRecord.id(1)))
                            .opening());
        }
    }

    @Test
    void the_proof_of_a_record_carries_the_state_of_the_key_that_signed_it() {
        String key = new KeyKey(PUBLISHER.id()).path();
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, TestRecord.permit(1, SUBJECT));
            city.block();
            StateVersion version = provable(city);
            for (ProofFile file : List.of(
                    city.node().proofs().record(version, PUBLISHER.organisation(), TestRecord.id(1)),
                    city.node().proofs().records(version, SUBJECT)))
                assertTrue(verify(city, file).fact(key).orElseThrow().value().isPresent());
            assertEquals(
                    Optional.empty(),
                    verify(city, city.node().proofs().record(version, PUBLISHER.organisation(), TestRecord.id(2)))
                            .fact(key),
                    "nobody signed what is not there");
        }
    }

    @Test
    void an_old_version_is_still_proven_while_blocks_change_what_it_says() {
        try (TestNode city = TestNode.start(stores())) {
            List<StateVersion> versions = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                city.commit(
                        REGISTRAR, new ChangeOrganisation(SUBJECT, Optional.of("示例" + i + "有限公司"), Optional.empty()));
                versions.add(city.node().newest());
            }
            city.block();
            for (StateVersion version : versions) {
                ProofVerdict.Verified verified =
                        verify(city, city.node().proofs().organisation(version, SUBJECT));
                assertEquals(version.height(), verified.height());
                assertEquals(
                        value(version, ORGANISATION),
                        verified.fact(ORGANISATION).orElseThrow().value());
            }
        }
    }

    @Test
    void a_node_that_comes_back_to_a_chain_at_rest_proves_at_once() {
        try (TestNode city = TestNode.start(stores())) {
            city.commit(PUBLISHER, TestRecord.permit(1, SUBJECT));
            city.block();
            city.restart();
            StateVersion newest = city.node().newest();
            assertTrue(city.node().whenProvable(newest).isDone());
            ProofFile file = city.node()
                    .proofs()
                    .records(city.node().whenProvable(newest).join(), SUBJECT);
            assertEquals(
                    1,
                    verify(city, file)
                            .list(new SubjectKey(SUBJECT).path())
                            .orElseThrow()
                            .size());
            city.commit(PUBLISHER, TestRecord.permit(2, SUBJECT));
            assertFalse(city.node().whenProvable(city.node().newest()).isDone());
        }
    }

    @Test
    void a_version_kept_from_before_an_empty_block_stays_what_it_was() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            city.restart();
            StateVersion alias = provable(city);
            Optional<CanonicalValue> before = value(alias, ORGANISATION);
            city.commit(REGISTRAR, new ChangeOrganisation(SUBJECT, Optional.of("示例新名有限公司"), Optional.empty()));
            assertEquals(before, value(alias, ORGANISATION));
            assertEquals(
                    before,
                    verify(city, city.node().proofs().organisation(alias, SUBJECT))
                            .fact(ORGANISATION)
                            .orElseThrow()
                            .value());
        }
    }

    @Test
    void more_claims_than_a_file_holds_are_refused() {
        try (TestNode city = TestNode.start(stores())) {
            city.block();
            List<String> paths = new ArrayList<>();
            for (int i = 0; i <= ProofFile.MAX_CLAIMS; i++) paths.add("path/" + i);
            StateVersion version = provable(city);
            Proofs proofs = city.node().proofs();
            NodeException refusal =
                    assertThrows(NodeException.class, () -> proofs.prove(version, paths, Optional.empty()));
            assertEquals(NodeReason.PROOF_MUST_FIT, refusal.reason());
        }
    }
}
