package org.chengxin.stories.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Sha256;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.ledger.credit.PublishPermit;
import org.chengxin.ledger.credit.StandardCatalogue;
import org.chengxin.merkle.ProofFile;
import org.chengxin.sdk.ExampleCity;
import org.chengxin.sdk.Fate;
import org.chengxin.sdk.SafeSubmitter;
import org.chengxin.sdk.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company may have more records than one proof file holds claims, and is told so. */
class LongListStoryTest {

    private static final int AT_ONCE = 500;
    private static final LocalDate DAY = LocalDate.of(2026, 5, 6);

    @Test
    void a_list_that_is_too_long_for_one_proof_is_refused_with_its_code(@TempDir Path scratch)
            throws IOException, InterruptedException {
        String subject = ExampleCity.company(1).text();
        try (StoryCity city = StoryCity.start(scratch)) {
            Forge approvals = Forge.of(city, ExampleCity.APPROVALS);
            var submitter = new SafeSubmitter(city.client(), Duration.ofMinutes(2));
            // Each record needs two claims: its place in the list, and itself.
            int enough = ProofFile.MAX_CLAIMS / 2;
            for (int first = 0; first < enough; first += AT_ONCE) {
                List<Submission> permits = new ArrayList<>();
                for (int i = first; i < first + AT_ONCE; i++) permits.add(permit(approvals, i));
                for (Fate fate : submitter.submit(permits)) assertTrue(fate instanceof Fate.Committed, fate.toString());
            }
            String records = "organisations/" + subject + "/records";
            assertEquals(200, city.get(records).statusCode());
            HttpResponse<byte[]> refused = city.get(records + "?proof=true");
            assertEquals(422, refused.statusCode());
            assertTrue(text(refused).contains("\"code\":\"ND-021\""), text(refused));
            HttpResponse<byte[]> page = city.get("en/" + records + "-proof");
            assertEquals(422, page.statusCode());
            assertTrue(text(page).contains("Too long for one proof file"), text(page));
        }
    }

    private static Submission permit(Forge by, int number) {
        Bytes id = Bytes.owned(Sha256.of(("permit " + number).getBytes(StandardCharsets.US_ASCII)));
        var content = new PermitContent(
                "示例一号有限公司",
                ExampleCity.APPROVALS.name(),
                "示例许可" + number,
                "示审字〔2026〕第" + number + "号",
                "普通",
                Optional.empty(),
                Optional.empty(),
                "示例经营",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ContentOpening opening = ContentOpening.of(content, id);
        var transaction = new PublishPermit(
                new RecordId(id.toBase64Url()),
                ExampleCity.company(1),
                StandardCatalogue.ORDINARY_PERMIT,
                ExampleCity.APPROVALS.uscc(),
                DAY,
                Optional.empty(),
                opening.commitment());
        return Submission.of(by.sign(transaction), Optional.of(opening));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
