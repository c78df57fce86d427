package org.chengxin.ledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.chengxin.ledger.testing.TestGenesis.PUBLISHER;
import static org.chengxin.ledger.testing.TestGenesis.authority;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.Transaction;
import org.chengxin.ledger.testing.TestGenesis;
import org.junit.jupiter.api.Test;

/**
 * Every kind of value of credit as release 0.1 wrote it. The lines were written by a program in Python, and are never
 * written again: a release that reads them otherwise reads old states otherwise.
 */
class CreditEncodingTest {

    private static final Thumbprint KEY =
            new Thumbprint(Bytes.owned(Sha256.of("key 1".getBytes(UTF_8))).toBase64Url());

    @Test
    void every_line_of_release_0_1_is_read_and_written_as_it_stands() throws IOException {
        for (String line : lines("credit.txt")) {
            String json = json(line);
            assertEquals(json, again(type(name(line)), json));
        }
    }

    @Test
    void every_line_means_what_it_meant() throws IOException {
        var expected = new ArrayList<String>();
        for (Object value : values()) expected.add(encode(value));
        assertEquals(lines("credit.txt").stream().map(CreditEncodingTest::json).toList(), expected);
    }

    @Test
    void every_transaction_of_credit_has_a_line() throws IOException {
        var inLines = new TreeSet<String>();
        for (String line : lines("credit.txt"))
            if (name(line).equals("transaction"))
                inLines.add(Codec.of(Transaction.class)
                        .decode(json(line).getBytes(UTF_8))
                        .getClass()
                        .getSimpleName());
        var existing = new TreeSet<String>();
        collect(CreditTransaction.class, existing);
        assertEquals(existing, inLines);
    }

    @Test
    void the_standard_catalogue_is_what_release_0_1_shipped() throws IOException {
        var written = new ArrayList<String>();
        for (var item : StandardCatalogue.items()) written.add("item\t" + encode(item));
        for (var edition : StandardCatalogue.editions()) written.add("edition\t" + encode(edition));
        assertEquals(lines("standard-catalogue.txt"), written);
    }

    private static List<Object> values() {
        Draft permit = Draft.ofPermit(1);
        Draft penalty = Draft.ofPenalty(1);
        LocalDate decidedOn = LocalDate.parse("2026-10-01");
        var held =
                new HeldContent(company(7), authority(3), decidedOn, Optional.empty(), Optional.empty(), Texts.PENALTY);
        var classified = new HeldContent(
                company(7),
                authority(3),
                decidedOn,
                Optional.of(TestGenesis.PENALTIES),
                Optional.of(Level.MINOR),
                Texts.PENALTY);
        return List.of(
                record(permit.permit(), "2031-10-01", 0),
                record(penalty.penalty(), "2027-10-01", 1),
                new CreditRecord.Held(permit.content(), TestGenesis.TIME),
                new CreditRecord.Ended(),
                new SubjectEntry.Displayed(RecordKind.PERMIT, PUBLISHER.organisation(), permit.record()),
                new SubjectEntry.Displayed(RecordKind.PENALTY, PUBLISHER.organisation(), permit.record()),
                new SubjectEntry.Ended(),
                new SubjectRecords(2),
                permit.permit(),
                permit.until("2028-09-30").permit(),
                penalty.penalty(),
                penalty.level(Level.SERIOUS).until("2027-10-01").penalty(),
                penalty.level(Level.MINOR).penalty(),
                new HoldRecord(permit.record(), permit.content()),
                new WithdrawRecord(permit.record()),
                new EndPermit(permit.record()),
                new EndDisplay(PUBLISHER.organisation(), permit.record()),
                Texts.PERMIT,
                Texts.SHORTEST_PERMIT,
                Texts.PENALTY,
                held,
                classified,
                ContentOpening.of(Texts.PERMIT, Bytes.ofBase64Url("BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc")));
    }

    private static CreditRecord record(Publication publication, String until, long place) {
        return new CreditRecord.Displayed(
                publication.kind(),
                publication.subject(),
                publication.item(),
                publication.gravity(),
                publication.decidedBy(),
                publication.decidedOn(),
                TestGenesis.EDITION_2026,
                Beijing.startOf(LocalDate.parse(until)),
                publication.content(),
                TestGenesis.TIME,
                KEY,
                place);
    }

    private static Class<?> type(String name) {
        return switch (name) {
            case "record" -> CreditRecord.class;
            case "entry" -> SubjectEntry.class;
            case "subject" -> SubjectRecords.class;
            case "transaction" -> Transaction.class;
            case "content" -> RecordContent.class;
            case "held" -> HeldContent.class;
            case "opening" -> ContentOpening.class;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String encode(Object value) {
        return switch (value) {
            case CreditRecord record -> text(CreditRecord.class, record);
            case SubjectEntry entry -> text(SubjectEntry.class, entry);
            case Transaction transaction -> text(Transaction.class, transaction);
            case RecordContent content -> text(RecordContent.class, content);
            default -> exact(value.getClass(), value);
        };
    }

    private static <T> String exact(Class<T> type, Object value) {
        return text(type, type.cast(value));
    }

    private static <T> String text(Class<T> type, T value) {
        return new String(Codec.of(type).encode(value), UTF_8);
    }

    private static <T> String again(Class<T> type, String json) {
        return text(type, Codec.of(type).decode(json.getBytes(UTF_8)));
    }

    private static void collect(Class<?> type, Set<String> names) {
        if (!type.isSealed()) names.add(type.getSimpleName());
        else for (Class<?> permitted : type.getPermittedSubclasses()) collect(permitted, names);
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    private static String json(String line) {
        return line.substring(line.indexOf('\t') + 1);
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream golden = CreditEncodingTest.class.getResourceAsStream("/golden/0.1/" + file)) {
            return new String(golden.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
