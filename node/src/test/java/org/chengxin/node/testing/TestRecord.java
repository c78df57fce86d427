package org.chengxin.node.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.Publication;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.RecordContent;
import org.chengxin.ledger.testing.TestGenesis;

/**
 * A publication that the rules of {@link TestGenesis} accept from its publisher, with its content.
 *
 * @param publication the transaction
 * @param opening     the content beside it
 */
public record TestRecord(Publication publication, ContentOpening opening) {

    private static final LocalDate DECIDED = LocalDate.parse("2026-10-01");

    /** The id of a number. */
    public static RecordId id(int number) {
        return RecordId.of(hash("record " + number));
    }

    /** A permit about an invented company, displayed for years. */
    public static TestRecord permit(int number, Uscc subject) {
        return permit(number, subject, "示例许可 " + number);
    }

    /** A permit with this text. */
    public static TestRecord permit(int number, Uscc subject, String text) {
        ContentOpening opening = opening(
                new PermitContent(
                        "示例公司",
                        "示例市城市管理局",
                        "示例决定",
                        "示例许字〔2026〕" + number + "号",
                        "普通",
                        Optional.empty(),
                        Optional.empty(),
                        text,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                number);
        return new TestRecord(
                new PublishPermit(
                        id(number),
                        subject,
                        TestGenesis.PERMITS,
                        TestGenesis.PUBLISHER.organisation(),
                        DECIDED,
                        Optional.empty(),
                        opening.commitment()),
                opening);
    }

    /** A general penalty about an invented company, displayed until this date. */
    public static TestRecord penalty(int number, Uscc subject, String until) {
        ContentOpening opening = opening(
                new PenaltyContent(
                        "示例公司",
                        "示例市城市管理局",
                        "示例罚字〔2026〕" + number + "号",
                        "示例违法行为",
                        "示例事实 " + number,
                        "《示例条例》第二条",
                        List.of("罚款"),
                        "罚款 10,000.00 元",
                        Optional.of(1_000_000L),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                number);
        return new TestRecord(
                new PublishPenalty(
                        id(number),
                        subject,
                        TestGenesis.PENALTIES,
                        Level.GENERAL,
                        TestGenesis.PUBLISHER.organisation(),
                        DECIDED,
                        Optional.of(LocalDate.parse(until)),
                        opening.commitment()),
                opening);
    }

    private static ContentOpening opening(RecordContent content, int number) {
        return ContentOpening.of(content, hash("salt " + number));
    }

    private static Bytes hash(String text) {
        return Bytes.owned(Sha256.of(text.getBytes(UTF_8)));
    }
}
