package org.chengxin.stories.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.chengxin.encoding.Beijing;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.sdk.ExampleCity;

/**
 * A permit of an invented company, with a text that stands nowhere else.
 *
 * @param id      below its publisher
 * @param text    what is permitted
 * @param opening content and salt
 */
record Permit(RecordId id, String text, ContentOpening opening) {

    private static final int FIRST_COMPANY = 800_000_000;
    private static final int DAYS_AGO = 30;

    static Permit of(int number) {
        String text = "示例许可事项" + number + "号";
        var content = new PermitContent(
                "示例公司",
                ExampleCity.APPROVALS.name(),
                "示例许可",
                "示许字〔2026〕第" + number + "号",
                "普通",
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Permit(RecordId.of(hash("id " + number)), text, ContentOpening.of(content, hash("salt " + number)));
    }

    /** Its publication by the authority that gave it. */
    PublishPermit publication(int number, Uscc publisher) {
        return new PublishPermit(
                id,
                ExampleCity.company(FIRST_COMPANY + number),
                StandardCatalogue.ORDINARY_PERMIT,
                publisher,
                Beijing.dateAt(System.currentTimeMillis()).minusDays(DAYS_AGO),
                Optional.empty(),
                opening.commitment());
    }

    private static Bytes hash(String text) {
        return Bytes.owned(Sha256.of(text.getBytes(UTF_8)));
    }
}
