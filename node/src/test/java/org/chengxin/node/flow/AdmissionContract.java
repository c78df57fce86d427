package org.chengxin.node.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.TransactionResult;
import org.chengxin.ledger.identity.IdentityReason;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.chengxin.node.NodeReason;
import org.chengxin.node.testing.TestNode;
import org.chengxin.node.testing.TestStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node promises to whoever hands in a transaction, over any stores. */
public abstract class AdmissionContract {

    private TestNode city;

    /** Empty stores. */
    protected abstract TestStores stores();

    @BeforeEach
    void start() {
        city = TestNode.start(stores());
    }

    @AfterEach
    void stop() {
        city.close();
    }

    private void restartWith(NodeSettings settings) {
        city.close();
        city = TestNode.start(stores(), settings);
    }

    private static Transaction registration(int number) {
        return new RegisterOrganisation(
                TestGenesis.company(number), "示例" + number + "有限公司", LocalDate.parse("2020-01-01"), Optional.empty());
    }

    private static Submission.Pending pending(Submission submission) {
        return assertInstanceOf(Submission.Pending.class, submission);
    }

    private static void assertRefused(AdmissionReason reason, Submission submission) {
        assertEquals(new Submission.Refused(reason), submission);
    }

    private static TransactionResult result(Submission conclusion) {
        return assertInstanceOf(Submission.Committed.class, conclusion)
                .transaction()
                .result();
    }

    @Test
    void a_transaction_is_acknowledged_when_its_block_is_committed_and_not_before() {
        Submission.Pending waiting = pending(city.submit(REGISTRAR, registration(50)));
        assertFalse(waiting.conclusion().isDone());
        assertEquals(Optional.empty(), city.view().find(new OrganisationKey(TestGenesis.company(50))));
        city.block();
        var place = assertInstanceOf(
                Submission.Committed.class, waiting.conclusion().join());
        assertEquals(1, place.transaction().height());
        assertEquals(TransactionResult.accepted(), place.transaction().result());
        assertTrue(
                city.view().find(new OrganisationKey(TestGenesis.company(50))).isPresent());
        assertEquals(0, city.node().status().waitingTransactions());
    }

    @Test
    void what_the_rules_refuse_is_in_the_block_with_its_reason() {
        assertEquals(
                TransactionResult.refused(IdentityReason.SENDER_MUST_BE_REGISTRAR),
                city.commit(COMPANY, registration(50)));
    }

    @Test
    void bytes_of_another_form_are_refused_for_their_form() {
        assertRefused(AdmissionReason.FORM_MUST_BE_COMPACT_JWS, city.submit("nonsense".getBytes(US_ASCII)));
        assertRefused(AdmissionReason.TRANSACTION_MUST_FIT, city.submit(new byte[64 * 1024 + 1]));
    }

    @Test
    void a_signature_is_not_looked_at_while_something_cheaper_stands_against_the_transaction() {
        TestKey stranger = InsecureTestKeys.ed25519(TestGenesis.company(9), "stranger");
        long expires = city.now() + 3_600_000;
        var elsewhere = new Payload("another-chain", expires, 1, registration(50));
        var late = new Payload(TestGenesis.GENESIS.chain(), city.now() - 1, 1, registration(50));
        assertRefused(AdmissionReason.CHAIN_MUST_BE_THIS, city.submit(TestCity.sign(REGISTRAR, elsewhere)));
        assertRefused(AdmissionReason.KEY_MUST_BE_KNOWN, city.submit(stranger, registration(50)));
        assertRefused(
                AdmissionReason.SEQUENCE_MUST_BE_NEAR, city.submit(city.sign(REGISTRAR, registration(50), 1_025)));
        assertRefused(AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED, city.submit(TestCity.sign(REGISTRAR, late)));
        assertEquals(0, city.verifier().calls());
    }

    @Test
    void a_signature_that_does_not_fit_is_refused_and_reserves_nothing() {
        byte[] good = city.sign(REGISTRAR, registration(50), 1);
        byte[] forged = city.sign(REGISTRAR, registration(51), 1);
        byte[] mixed = good.clone();
        System.arraycopy(forged, forged.length - 86, mixed, mixed.length - 86, 86);
        assertRefused(AdmissionReason.SIGNATURE_MUST_FIT, city.submit(mixed));
        pending(city.submit(good));
    }

    @Test
    void each_signature_is_checked_once() {
        byte[] jws = city.sign(REGISTRAR, registration(50));
        pending(city.submit(jws));
        pending(city.submit(jws));
        city.block();
        city.submit(jws);
        assertEquals(1, city.verifier().calls());
        assertEquals(1, city.node().status().signaturesVerified());
        assertEquals(0, city.node().status().signaturesRemembered());
    }

    @Test
    void the_same_transaction_again_waits_for_the_same_conclusion() {
        byte[] jws = city.sign(REGISTRAR, registration(50));
        assertSame(
                pending(city.submit(jws)).conclusion(),
                pending(city.submit(jws)).conclusion());
        assertEquals(1, city.node().status().waitingTransactions());
    }

    @Test
    void the_same_transaction_after_its_block_gets_its_first_result() {
        byte[] jws = city.sign(COMPANY, registration(50));
        pending(city.submit(jws));
        city.block();
        assertEquals(TransactionResult.refused(IdentityReason.SENDER_MUST_BE_REGISTRAR), result(city.submit(jws)));
        city.pass(48L * 3_600_000);
        city.restart();
        assertEquals(TransactionResult.refused(IdentityReason.SENDER_MUST_BE_REGISTRAR), result(city.submit(jws)));
    }

    @Test
    void another_transaction_with_a_sequence_that_waits_is_refused_at_once() {
        Submission.Pending first = pending(city.submit(city.sign(REGISTRAR, registration(50), 7)));
        assertRefused(AdmissionReason.SEQUENCE_MUST_BE_NEW, city.submit(city.sign(REGISTRAR, registration(51), 7)));
        city.block();
        assertEquals(TransactionResult.accepted(), result(first.conclusion().join()));
    }

    @Test
    void an_organisation_that_has_used_up_its_quota_is_told_to_come_again_and_others_are_not() {
        restartWith(new NodeSettings(100, 2, 1 << 20, 100, 100, 7));
        pending(city.submit(REGISTRAR, registration(50)));
        pending(city.submit(REGISTRAR, registration(51)));
        byte[] third = city.sign(REGISTRAR, registration(52));
        assertEquals(new Submission.Busy(NodeReason.QUOTA_MUST_NOT_BE_USED_UP, 7), city.submit(third));
        pending(city.submit(COMPANY, registration(53)));
        city.block();
        pending(city.submit(third));
    }

    @Test
    void a_node_without_room_says_when_to_come_again() {
        restartWith(new NodeSettings(2, 2, 1 << 20, 100, 100, 7));
        pending(city.submit(REGISTRAR, registration(50)));
        pending(city.submit(COMPANY, registration(51)));
        byte[] third = city.sign(OPERATOR, registration(52));
        assertEquals(new Submission.Busy(NodeReason.QUEUE_MUST_HAVE_ROOM, 7), city.submit(third));
        city.block();
        pending(city.submit(third));
    }

    @Test
    void bytes_that_wait_are_bounded_too() {
        restartWith(new NodeSettings(100, 100, 900, 100, 100, 7));
        pending(city.submit(REGISTRAR, registration(50)));
        pending(city.submit(REGISTRAR, registration(51)));
        byte[] third = city.sign(REGISTRAR, registration(52));
        assertEquals(new Submission.Busy(NodeReason.QUEUE_MUST_HAVE_ROOM, 7), city.submit(third));
        city.block();
        pending(city.submit(third));
    }

    @Test
    void what_the_engine_does_not_take_is_not_kept() {
        byte[] jws = city.sign(REGISTRAR, registration(50));
        city.consensus().take(false);
        assertEquals(new Submission.Busy(NodeReason.ENGINE_MUST_TAKE_TRANSACTIONS, 1), city.submit(jws));
        assertEquals(0, city.node().status().waitingTransactions());
        city.consensus().take(true);
        pending(city.submit(jws));
    }

    @Test
    void a_closed_node_takes_nothing_more() {
        city.node().close();
        assertEquals(
                new Submission.Busy(NodeReason.ENGINE_MUST_TAKE_TRANSACTIONS, 1),
                city.submit(REGISTRAR, registration(50)));
    }

    @Test
    void what_expires_while_it_waits_is_refused_and_uses_nothing_up() {
        byte[] jws = city.sign(REGISTRAR, registration(50), 1);
        Submission.Pending waiting = pending(city.submit(jws));
        city.block();
        Submission.Pending late = pending(city.submit(city.sign(REGISTRAR, registration(51), 2)));
        city.pass(7_200_000);
        city.block();
        assertEquals(TransactionResult.accepted(), result(waiting.conclusion().join()));
        assertRefused(
                AdmissionReason.TRANSACTION_MUST_NOT_BE_EXPIRED,
                late.conclusion().join());
        pending(city.submit(city.sign(REGISTRAR, registration(51), 2)));
    }

    @Test
    void memory_of_signatures_is_bounded_and_losing_it_changes_nothing() {
        restartWith(new NodeSettings(100, 100, 1 << 20, 1, 1, 1));
        for (int number = 50; number < 60; number++) pending(city.submit(REGISTRAR, registration(number)));
        city.block();
        for (int number = 50; number < 60; number++)
            assertTrue(city.view()
                    .find(new OrganisationKey(TestGenesis.company(number)))
                    .isPresent());
    }

    @Test
    void of_many_who_hand_in_the_same_transaction_at_once_all_wait_for_one_conclusion() throws InterruptedException {
        byte[] jws = city.sign(REGISTRAR, registration(50));
        List<Submission> answers = atOnce(8, () -> city.submit(jws));
        Set<Object> conclusions = new HashSet<>();
        for (Submission answer : answers) conclusions.add(pending(answer).conclusion());
        assertEquals(1, conclusions.size());
        assertEquals(1, city.node().status().waitingTransactions());
    }

    @Test
    void of_many_with_one_sequence_at_once_exactly_one_waits() throws InterruptedException {
        List<byte[]> rivals = new ArrayList<>();
        for (int number = 50; number < 58; number++) rivals.add(city.sign(PUBLISHER, registration(number), 9));
        List<Submission> answers = atOnce(rivals.size(), () -> city.submit(take(rivals)));
        assertEquals(
                1, answers.stream().filter(Submission.Pending.class::isInstance).count());
        assertEquals(
                7,
                answers.stream()
                        .filter(new Submission.Refused(AdmissionReason.SEQUENCE_MUST_BE_NEW)::equals)
                        .count());
    }

    private static byte[] take(List<byte[]> from) {
        synchronized (from) {
            return from.removeLast();
        }
    }

    private static List<Submission> atOnce(int threads, Supplier<Submission> submit) throws InterruptedException {
        var go = new CountDownLatch(1);
        List<Submission> answers = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++)
            running.add(Thread.ofPlatform().start(() -> {
                await(go);
                Submission answer = submit.get();
                synchronized (answers) {
                    answers.add(answer);
                }
            }));
        go.countDown();
        for (Thread thread : running) thread.join();
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
