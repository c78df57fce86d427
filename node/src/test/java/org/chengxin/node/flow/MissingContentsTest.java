package org.chengxin.node.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

class MissingContentsTest {

    private static final Uscc A = TestGenesis.authority(1);
    private static final Uscc B = TestGenesis.authority(2);
    private static final Uscc STRANGER = TestGenesis.authority(9);
    private static final Holding ONE = holding("one");
    private static final Holding TWO = holding("two");

    private final MissingContents missing = new MissingContents(List.of(A, B), 2);

    private static Holding holding(String name) {
        Bytes hash = Bytes.owned(Sha256.of(name.getBytes(UTF_8)));
        return new Holding(hash, hash);
    }

    private List<Holding> take(Uscc member, long now) {
        return missing.take(member, now, 10);
    }

    @Test
    void no_more_is_looked_for_than_there_is_room_for() {
        assertTrue(missing.add(ONE, A));
        assertTrue(missing.add(TWO, A));
        assertTrue(missing.add(TWO, A), "it is there already");
        assertFalse(missing.add(holding("three"), A));
        missing.forget(List.of(ONE));
        assertTrue(missing.add(holding("three"), A));
        assertEquals(2, missing.size());
    }

    @Test
    void what_somebody_is_being_asked_for_is_not_asked_for_twice() {
        missing.add(ONE, A);
        assertEquals(List.of(ONE), take(A, 0));
        assertEquals(List.of(), take(A, 0));
        missing.release(List.of(ONE));
        assertEquals(List.of(ONE), take(A, 0));
    }

    @Test
    void no_more_is_asked_for_at_once_than_a_question_holds() {
        missing.add(ONE, A);
        missing.add(TWO, A);
        assertEquals(1, missing.take(A, 0, 1).size());
    }

    @Test
    void the_pause_doubles_each_time_that_all_were_asked_in_vain_up_to_five_minutes() {
        missing.add(ONE, A);
        List<Long> pauses = new ArrayList<>();
        long now = 0;
        for (int round = 0; round < 14; round++) {
            assertEquals(List.of(ONE), take(A, now));
            missing.inVain(List.of(ONE), now);
            assertEquals(List.of(ONE), take(B, now), "the other is asked at once");
            missing.inVain(List.of(ONE), now);
            long pause = 0;
            while (take(A, now + pause).isEmpty()) pause += 100;
            missing.release(List.of(ONE));
            pauses.add(pause);
            now += pause;
        }
        assertEquals(List.of(200L, 400L, 800L), pauses.subList(0, 3));
        assertEquals(300_000L, pauses.getLast());
    }

    @Test
    void a_clock_that_is_set_back_makes_nobody_wait_longer() {
        missing.add(ONE, A);
        take(A, 10_000_000);
        missing.unanswered(A, List.of(ONE), 10_000_000);
        assertEquals(List.of(ONE), take(A, 0));
    }

    @Test
    void while_nobody_answers_nobody_is_asked() {
        missing.add(ONE, A);
        missing.unanswered(A, take(A, 0), 0);
        missing.unanswered(B, take(B, 0), 0);
        assertEquals(List.of(), take(A, 999));
        assertEquals(List.of(), take(B, 999));
        assertEquals(List.of(ONE), take(B, 1_000), "it was the last to be asked");
    }

    @Test
    void who_answers_again_is_as_good_as_ever() {
        missing.add(ONE, A);
        for (int i = 0; i < 5; i++) missing.unanswered(A, List.of(ONE), 0);
        assertEquals(List.of(), take(A, 15_000));
        missing.answered(A);
        assertEquals(List.of(ONE), take(A, 15_000));
    }

    @Test
    void the_content_of_a_publisher_without_a_node_is_asked_of_the_members() {
        missing.add(ONE, STRANGER);
        assertEquals(1, take(A, 0).size() + take(B, 0).size());
    }
}
