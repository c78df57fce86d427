package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.encoding.Limits;

/**
 * The content of a penalty, column by column of the national template.
 *
 * @param subjectName    name of the organisation as the decision has it ({@code CF_XDR_MC})
 * @param authorityName  name of the authority that decided ({@code CF_CFJG})
 * @param decisionNumber number of the decision ({@code CF_WSH})
 * @param violation      kind of violation ({@code CF_WFXW})
 * @param facts          facts of the violation ({@code CF_SY})
 * @param legalBasis     law that the penalty rests on ({@code CF_YJ})
 * @param penaltyKinds   kinds of penalty, one or more ({@code CF_CFLB})
 * @param penalty        what the penalty is ({@code CF_NR})
 * @param fineFen        fine, in fen ({@code CF_NR_FK}, which the template writes in 10,000 yuan)
 * @param confiscatedFen confiscated income and goods, in fen ({@code CF_NR_WFFF})
 * @param licence        licence suspended or revoked ({@code CF_NR_ZKDX})
 * @param validUntil     last day of the penalty ({@code CF_YXQ})
 * @param displayUntil   display asked for by the authority ({@code CF_GSJZQ})
 * @param source         who handed the row on ({@code CF_SJLY}, {@code CF_SJLYDM})
 * @param remark         remark ({@code BZ})
 */
public record PenaltyContent(
        String subjectName,
        String authorityName,
        String decisionNumber,
        String violation,
        String facts,
        String legalBasis,
        List<String> penaltyKinds,
        String penalty,
        Optional<Long> fineFen,
        Optional<Long> confiscatedFen,
        Optional<String> licence,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> displayUntil,
        Optional<DataSource> source,
        Optional<String> remark)
        implements RecordContent {

    /** Checks the shape. */
    public PenaltyContent {
        Limits.text("subjectName", subjectName, ContentLimits.NAME_MAX_BYTES);
        Limits.text("authorityName", authorityName, ContentLimits.NAME_MAX_BYTES);
        Limits.text("decisionNumber", decisionNumber, ContentLimits.NUMBER_MAX_BYTES);
        Limits.text("violation", violation, ContentLimits.VIOLATION_MAX_BYTES);
        Limits.text("facts", facts, ContentLimits.FACTS_MAX_BYTES);
        Limits.text("legalBasis", legalBasis, ContentLimits.BASIS_MAX_BYTES);
        penaltyKinds = List.copyOf(penaltyKinds);
        Limits.within("penaltyKinds", penaltyKinds.size(), 1, ContentLimits.PENALTY_KINDS_MAX);
        for (String kind : penaltyKinds) Limits.text("penaltyKinds", kind, ContentLimits.KIND_MAX_BYTES);
        Limits.text("penalty", penalty, ContentLimits.DECISION_MAX_BYTES);
        ContentLimits.amount("fineFen", fineFen);
        ContentLimits.amount("confiscatedFen", confiscatedFen);
        ContentLimits.text("licence", licence, ContentLimits.LICENCE_MAX_BYTES);
        ContentLimits.text("remark", remark, ContentLimits.REMARK_MAX_BYTES);
    }
}
