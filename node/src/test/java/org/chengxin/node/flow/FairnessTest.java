package org.chengxin.node.flow;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.chengxin.ledger.InadmissibleException;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.SignedTransaction;
import org.chengxin.ledger.identity.DissolveOrganisation;
import org.chengxin.ledger.testing.InsecureTestKeys;
import org.chengxin.ledger.testing.TestCity;
import org.chengxin.ledger.testing.TestGenesis;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

class FairnessTest {

    private static SignedTransaction transaction(TestKey key, int number) {
        var payload = new Payload("chain", 1_000, number, new DissolveOrganisation(TestGenesis.company(1)));
        try {
            return SignedTransaction.parse(TestCity.sign(key, payload));
        } catch (InadmissibleException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static List<Long> sequences(List<SignedTransaction> transactions) {
        return transactions.stream()
                .map(transaction -> transaction.payload().sequence())
                .toList();
    }

    @Test
    void organisations_take_turns_and_each_keeps_its_own_order() {
        List<SignedTransaction> arrived = Stream.of(
                        transaction(REGISTRAR, 11),
                        transaction(REGISTRAR, 12),
                        transaction(REGISTRAR, 13),
                        transaction(COMPANY, 21),
                        transaction(PUBLISHER, 31),
                        transaction(PUBLISHER, 32))
                .toList();
        assertEquals(List.of(11L, 21L, 31L, 12L, 32L, 13L), sequences(Fairness.inTurns(arrived)));
    }

    @Test
    void a_second_key_gives_an_organisation_no_second_turn() {
        TestKey second = InsecureTestKeys.ed25519(REGISTRAR.organisation(), "second");
        List<SignedTransaction> arrived = Stream.of(
                        transaction(REGISTRAR, 11),
                        transaction(second, 12),
                        transaction(REGISTRAR, 13),
                        transaction(COMPANY, 21))
                .toList();
        assertEquals(List.of(11L, 21L, 12L, 13L), sequences(Fairness.inTurns(arrived)));
    }

    @Test
    void one_organisation_alone_keeps_its_order() {
        List<SignedTransaction> arrived =
                List.of(transaction(COMPANY, 3), transaction(COMPANY, 1), transaction(COMPANY, 2));
        assertEquals(List.of(3L, 1L, 2L), sequences(Fairness.inTurns(arrived)));
        assertEquals(List.of(), Fairness.inTurns(List.of()));
    }
}
