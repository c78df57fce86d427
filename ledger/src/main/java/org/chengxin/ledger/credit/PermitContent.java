package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Limits;

/**
 * The content of a permit, column by column of the national template.
 *
 * @param subjectName     name of the organisation as the decision has it ({@code XK_XDR_MC})
 * @param authorityName   name of the authority that decided ({@code XK_XKJG})
 * @param title           title of the decision ({@code XK_XKWS})
 * @param decisionNumber  its number ({@code XK_WSH})
 * @param permitKind      kind of permit ({@code XK_XKLB})
 * @param certificateName name of the certificate ({@code XK_XKZS})
 * @param permitNumber    its number ({@code XK_XKBH})
 * @param permitted       what is permitted ({@code XK_NR})
 * @param validFrom       first valid day ({@code XK_YXQZ})
 * @param validUntil      last valid day ({@code XK_YXQZI}); absent when it has none
 * @param source          who handed the row on ({@code XK_LYDW}, {@code XK_LYDWDM})
 * @param remark          remark ({@code BZ})
 */
public record PermitContent(
        String subjectName,
        String authorityName,
        String title,
        String decisionNumber,
        String permitKind,
        Optional<String> certificateName,
        Optional<String> permitNumber,
        String permitted,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Optional<DataSource> source,
        Optional<String> remark)
        implements RecordContent {

    /** Checks the shape. */
    public PermitContent {
        Limits.text("subjectName", subjectName, ContentLimits.NAME_MAX_BYTES);
        Limits.text("authorityName", authorityName, ContentLimits.NAME_MAX_BYTES);
        Limits.text("title", title, ContentLimits.TITLE_MAX_BYTES);
        Limits.text("decisionNumber", decisionNumber, ContentLimits.NUMBER_MAX_BYTES);
        Limits.text("permitKind", permitKind, ContentLimits.KIND_MAX_BYTES);
        ContentLimits.text("certificateName", certificateName, ContentLimits.TITLE_MAX_BYTES);
        ContentLimits.text("permitNumber", permitNumber, ContentLimits.NUMBER_MAX_BYTES);
        Limits.text("permitted", permitted, ContentLimits.DECISION_MAX_BYTES);
        ContentLimits.text("remark", remark, ContentLimits.REMARK_MAX_BYTES);
    }
}
