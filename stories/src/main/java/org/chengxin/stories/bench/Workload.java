package org.chengxin.stories.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.Payload;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.Level;
import org.chengxin.ledger.credit.PenaltyContent;
import org.chengxin.ledger.credit.PublishPenalty;
import org.chengxin.ledger.governance.ItemId;
import org.chengxin.sdk.SigningKey;
import org.chengxin.sdk.TransactionSigner;

/** Penalties of invented companies, signed before any clock starts. Each is about an average row of a real file. */
final class Workload {

    private static final long EXPIRES_AFTER_MILLIS = 20L * 60 * 60 * 1000;
    private static final int RECORDS_PER_SUBJECT = 4;

    private final String chain;
    private final List<SigningKey> publishers;
    private final ItemId item;
    private final long now;
    private final long firstSequence;

    /** A signed transaction with the content that goes beside it. */
    record Signed(Bytes jws, ContentOpening opening, Uscc publisher, RecordId record) {}

    Workload(String chain, List<SigningKey> publishers, ItemId item, long now, long firstSequence) {
        this.chain = chain;
        this.publishers = publishers;
        this.item = item;
        this.now = now;
        this.firstSequence = firstSequence;
    }

    /** Transactions number {@code from} to {@code from + count - 1}, the publishers taking turns. */
    List<Signed> penalties(int from, int count) {
        List<TransactionSigner> signers =
                publishers.stream().map(TransactionSigner::new).toList();
        Signed[] signed = new Signed[count];
        IntStream.range(0, count)
                .parallel()
                .forEach(i -> signed[i] = penalty(from + i, signers.get((from + i) % signers.size())));
        return Arrays.asList(signed);
    }

    private Signed penalty(int number, TransactionSigner signer) {
        Uscc publisher = signer.key().organisation();
        ContentOpening opening = ContentOpening.of(content(number), hash("salt " + number));
        RecordId id = RecordId.of(hash("record " + number));
        LocalDate decidedOn = Beijing.dateAt(now).minusDays(20);
        var transaction = new PublishPenalty(
                id,
                BenchCity.uscc("91", number / RECORDS_PER_SUBJECT),
                item,
                Level.GENERAL,
                publisher,
                decidedOn,
                Optional.empty(),
                opening.commitment());
        long sequence = firstSequence + number / publishers.size();
        return new Signed(
                Bytes.owned(signer.sign(new Payload(chain, now + EXPIRES_AFTER_MILLIS, sequence, transaction))),
                opening,
                publisher,
                id);
    }

    private static PenaltyContent content(int number) {
        return new PenaltyContent(
                "示例" + number + "号有限公司",
                "示例市生态环境局",
                "示环罚字〔2026〕第" + number + "号",
                "未按规定设置排污口",
                "经现场检查，该单位未按照排污许可证规定的数量和位置设置排污口，污水经雨水管网排入河道。",
                "《示例市水污染防治条例》第十二条、第八十四条第二款",
                List.of("罚款"),
                "处罚款人民币十二万元",
                Optional.of(12_000_000L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Bytes hash(String text) {
        return Bytes.owned(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
