package org.chengxin.ledger.credit;

import static org.chengxin.ledger.testing.TestGenesis.COMPANY;
import static org.chengxin.ledger.testing.TestGenesis.OPERATOR;
import static org.chengxin.ledger.testing.TestGenesis.OTHER_PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.PAST_PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PENALTIES;
import static org.chengxin.ledger.testing.TestGenesis.PERMITS;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.chengxin.ledger.testing.TestGenesis.soleTrader;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Codec;
import org.chengxin.ledger.Outcome;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.testing.TestKey;
import org.junit.jupiter.api.Test;

/** Whatever is submitted, in whatever order and at whatever time, what must hold holds after every step. */
class CreditHistoryTest {

    private static final int SEEDS = 60;
    private static final int STEPS = 250;
    private static final int IDS = 14;
    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final String ENDED = "{\"status\":\"ended\"}";
    private static final List<Uscc> SUBJECTS = List.of(company(7), company(8), company(9), soleTrader(1));
    private static final List<TestKey> SENDERS =
            List.of(PUBLISHER, PUBLISHER, PUBLISHER, OTHER_PUBLISHER, COMPANY, OPERATOR);

    @Test
    void invariants_hold_after_every_step_of_random_histories() {
        var seen = EnumSet.noneOf(CreditReason.class);
        int accepted = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                accepted += new History(seed, seen).run();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
        assertTrue(accepted > SEEDS * STEPS / 20, "histories that refuse nearly everything prove little: " + accepted);
        Set<CreditReason> never = EnumSet.complementOf(seen);
        never.removeAll(List.of(CreditReason.ITEM_MUST_BE_IN_CATALOGUE, CreditReason.LEVEL_MUST_BE_ONE_OF_THE_ITEM));
        assertEquals(Set.of(), never, "reasons that no history met");
    }

    /** One history, from one seed. */
    private static final class History {

        private final CreditCity city = CreditCity.found();
        private final Random random;
        private final Set<CreditReason> seen;
        private SortedMap<String, String> before = new TreeMap<>();
        private TestKey sender = OPERATOR;
        private Transaction transaction = new EndDisplay(PUBLISHER.organisation(), Draft.id(0));

        History(long seed, Set<CreditReason> seen) {
            this.random = new Random(seed);
            this.seen = seen;
            city.on(random.nextBoolean() ? "2023-04-01" : "2026-02-01");
        }

        int run() {
            int accepted = 0;
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(3) == 0) city.at(city.time() + random.nextLong(40 * DAY));
                if (random.nextInt(8) != 0) {
                    sender = any(SENDERS);
                    transaction = transaction();
                }
                Outcome outcome = city.submit(sender, transaction);
                SortedMap<String, String> after = city.text();
                switch (outcome) {
                    case Outcome.Accepted _ -> accepted++;
                    case Outcome.Rejected(CreditReason reason) -> {
                        seen.add(reason);
                        assertEquals(before, after, "a refusal leaves no trace");
                    }
                    case Outcome.Rejected(var reason) -> throw new AssertionError(reason);
                }
                check(after);
                before = after;
            }
            return accepted;
        }

        private Transaction transaction() {
            Draft draft = Draft.ofPermit(random.nextInt(IDS))
                    .content(Draft.commitment(random.nextInt(3)))
                    .subject(any(SUBJECTS))
                    .decidedBy(
                            any(List.of(PUBLISHER, PUBLISHER, OTHER_PUBLISHER)).organisation())
                    .decidedOn(Beijing.dateAt(city.time() - random.nextLong(-2 * DAY, 400 * DAY))
                            .toString());
            if (random.nextBoolean())
                draft = draft.until(
                        draft.decidedOn().plusDays(random.nextInt(1, 600)).toString());
            return switch (random.nextInt(10)) {
                case 0, 1 ->
                    draft.item(random.nextInt(10) == 0 ? PENALTIES : PERMITS).permit();
                case 2, 3, 4 ->
                    draft.item(any(List.of(PENALTIES, PENALTIES, PENALTIES, PAST_PENALTIES, PERMITS)))
                            .level(any(List.of(Level.values())))
                            .penalty();
                case 5 -> new HoldRecord(draft.record(), draft.content());
                case 6 -> new WithdrawRecord(draft.record());
                case 7 -> new EndPermit(draft.record());
                default ->
                    new EndDisplay(any(List.of(PUBLISHER, OTHER_PUBLISHER)).organisation(), draft.record());
            };
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        private void check(SortedMap<String, String> after) {
            before.forEach((path, text) -> {
                assertTrue(after.containsKey(path), "nothing is ever taken away");
                if (text.equals(ENDED)) assertEquals(ENDED, after.get(path), "what has ended stays ended");
            });
            for (Map.Entry<String, String> entry : after.entrySet()) {
                assertFalse(entry.getKey().contains(soleTrader(1).text()), "no path names a natural person");
                assertFalse(entry.getValue().contains(soleTrader(1).text()), "no value names a natural person");
                if (entry.getKey().startsWith("credit/record/")) checkRecord(entry.getKey(), entry.getValue());
            }
            for (Uscc subject : SUBJECTS) checkList(subject, after);
        }

        private void checkRecord(String path, String text) {
            switch (decode(CreditRecord.class, text)) {
                case CreditRecord.Ended _ -> assertEquals(ENDED, text);
                case CreditRecord.Held held ->
                    assertEquals(
                            "{\"content\":\"" + held.content() + "\",\"heldAt\":" + held.heldAt()
                                    + ",\"status\":\"held\"}",
                            text);
                case CreditRecord.Displayed record -> {
                    String[] parts = path.split("/", -1);
                    assertEquals(
                            "{\"kind\":\"" + (record.kind() == RecordKind.PERMIT ? "permit" : "penalty")
                                    + "\",\"publisher\":\"" + parts[2] + "\",\"record\":\"" + parts[3]
                                    + "\",\"status\":\"displayed\"}",
                            city.text("credit/subject/" + record.subject() + "/" + record.place()));
                    checkPeriod(record);
                    String earlier = before.get(path);
                    if (earlier != null && decode(CreditRecord.class, earlier) instanceof CreditRecord.Displayed was)
                        assertTrue(record.displayedUntil() <= was.displayedUntil(), "display only ever shortens");
                }
            }
        }

        private void checkPeriod(CreditRecord.Displayed record) {
            int months = record.kind() == RecordKind.PERMIT ? 60 : 36;
            LocalDate longest = record.decidedOn().plusMonths(months);
            assertTrue(
                    record.displayedUntil() <= Beijing.startOf(longest), "no display beyond what any edition allows");
            assertFalse(record.decidedOn().isAfter(Beijing.dateAt(record.publishedAt())), "decided before published");
            assertTrue(record.displayedUntil() >= record.publishedAt(), "display begins before it ends");
        }

        private void checkList(Uscc subject, SortedMap<String, String> after) {
            String prefix = "credit/subject/" + subject + "/";
            List<SubjectEntry> list = city.list(subject);
            assertEquals(list.size(), after.subMap(prefix, prefix + "~").size(), "a list has its places and no others");
            long displayed = list.stream()
                    .filter(SubjectEntry.Displayed.class::isInstance)
                    .count();
            long records = after.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("credit/record/"))
                    .map(entry -> decode(CreditRecord.class, entry.getValue()))
                    .filter(record -> record instanceof CreditRecord.Displayed shown
                            && shown.subject().equals(subject))
                    .count();
            assertEquals(records, displayed, "every displayed record has one place, and every place one record");
        }

        private static <T> T decode(Class<T> type, String text) {
            return Codec.of(type).decode(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
