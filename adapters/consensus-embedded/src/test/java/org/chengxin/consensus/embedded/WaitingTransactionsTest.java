package org.chengxin.consensus.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.chengxin.ledger.SignedTransaction;
import org.junit.jupiter.api.Test;

class WaitingTransactionsTest {

    /** Of three organisations, one after another: 0, 3, 6 … are of the first. */
    private static final List<SignedTransaction> ALL = TestBench.TRANSACTIONS;

    private static WaitingTransactions waiting(int... indices) {
        var waiting = new WaitingTransactions(100, 1 << 20);
        for (int index : indices) assertTrue(waiting.offer(ALL.get(index)));
        return waiting;
    }

    private static List<Integer> indices(List<SignedTransaction> transactions) {
        return transactions.stream().map(ALL::indexOf).toList();
    }

    @Test
    void organisations_are_served_in_turn_and_each_in_its_own_order() {
        assertEquals(
                List.of(0, 1, 2, 3, 6, 9), indices(waiting(0, 3, 6, 9, 1, 2).take(1 << 20, 1_000)));
    }

    @Test
    void no_more_are_taken_than_asked_for() {
        WaitingTransactions waiting = waiting(0, 1, 2, 3);
        assertEquals(List.of(0, 1, 2), indices(waiting.take(1 << 20, 3)));
        assertEquals(List.of(3), indices(waiting.take(1 << 20, 3)));
    }

    @Test
    void who_was_served_last_comes_last_in_the_next_block() {
        WaitingTransactions waiting = waiting(0, 3, 6, 1, 4, 2, 5);
        int two = ALL.get(0).jws().size() + ALL.get(1).jws().size();
        assertEquals(List.of(0, 1), indices(waiting.take(two, 1_000)));
        assertEquals(List.of(2, 3, 4, 5, 6), indices(waiting.take(1 << 20, 1_000)));
        assertTrue(waiting.isEmpty());
    }

    @Test
    void what_was_not_used_is_the_first_of_its_organisation_again() {
        WaitingTransactions waiting = waiting(0, 3, 6, 1);
        List<SignedTransaction> taken = waiting.take(1 << 20, 1_000);
        waiting.offer(ALL.get(9));
        waiting.putBack(taken.stream()
                .filter(transaction -> !transaction.equals(ALL.get(0)))
                .toList());
        assertEquals(
                List.of(1, 3, 6, 9),
                indices(waiting.take(1 << 20, 1_000)).stream().sorted().toList());
        assertTrue(waiting.isEmpty());
    }

    @Test
    void order_within_an_organisation_survives_being_put_back() {
        WaitingTransactions waiting = waiting(0, 3, 6);
        waiting.putBack(waiting.take(1 << 20, 1_000));
        assertEquals(List.of(0, 3, 6), indices(waiting.take(1 << 20, 1_000)));
    }

    @Test
    void bytes_are_bounded_as_well() {
        int size = ALL.getFirst().jws().size();
        var waiting = new WaitingTransactions(100, 2L * size);
        assertTrue(waiting.offer(ALL.get(0)));
        assertTrue(waiting.offer(ALL.get(3)));
        assertFalse(waiting.offer(ALL.get(6)));
        waiting.take(1 << 20, 1_000);
        assertTrue(waiting.offer(ALL.get(6)));
    }

    @Test
    void nothing_is_lost_or_doubled_over_many_turns() {
        var waiting = new WaitingTransactions(100, 1 << 20);
        IntStream.range(0, 60).forEach(index -> waiting.offer(ALL.get(index)));
        int seen = 0;
        while (!waiting.isEmpty()) {
            List<SignedTransaction> taken = waiting.take(3_000, 1_000);
            int used = Math.max(1, taken.size() / 2);
            waiting.putBack(taken.subList(used, taken.size()));
            seen += used;
        }
        assertEquals(60, seen);
    }
}
