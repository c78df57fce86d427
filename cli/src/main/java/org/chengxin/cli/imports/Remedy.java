package org.chengxin.cli.imports;

import java.util.Optional;
import org.chengxin.ledger.AdmissionReason;
import org.chengxin.ledger.Reason;
import org.chengxin.ledger.credit.CreditReason;
import org.chengxin.ledger.governance.GovernanceReason;
import org.chengxin.ledger.identity.IdentityReason;

/**
 * What to do about a refusal by the city, for the reasons that an import can meet.
 *
 * @param zh in Chinese
 * @param en in English
 */
record Remedy(String zh, String en) {

    private static final Remedy CHANGED_MEANWHILE =
            new Remedy("目录或规则在导入期间有变化；重新导入。", "Catalogue or rules have changed meanwhile; import the file again.");

    static Optional<Remedy> of(String code) {
        return Reasons.of(code).flatMap(Remedy::of);
    }

    private static Optional<Remedy> of(Reason reason) {
        return switch (reason) {
            case CreditReason credit ->
                Optional.ofNullable(
                        switch (credit) {
                            case SENDER_MUST_BE_PUBLISHER ->
                                new Remedy("请运营者授予公示机关角色。", "Ask the operator for the role of publisher.");
                            case RECORD_ID_MUST_BE_NEW ->
                                new Remedy(
                                        "该记录已终止公示，不再公示，无需报送。", "The record has ended for good and need not be sent.");
                            case RECORD_MUST_BE_WITHDRAWN_FIRST ->
                                new Remedy(
                                        "编号不能再次使用：撤回后同一决定不能重新公示；更正功能尚未提供，请保留或撤回（chengxin withdraw）原记录。",
                                        "Leave or withdraw the record (chengxin withdraw): once withdrawn, the same decision cannot be"
                                                + " published again before there are corrections.");
                            case SENDER_MUST_BE_ENTITLED ->
                                new Remedy(
                                        "以作出决定的机关身份导入，或申请授权。",
                                        "Import as the deciding authority, or ask for the entitlement.");
                            case DECISION_MUST_NOT_BE_IN_THE_FUTURE ->
                                new Remedy("核对决定日期。", "Check the date of the decision.");
                            case DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD, DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD ->
                                new Remedy("核对公示截止期。", "Check the date until which display is asked for.");
                            case DISPLAY_MUST_NOT_HAVE_ENDED ->
                                new Remedy("公示期已届满，无需报送。", "The display period is over; it need not be sent.");
                            case RECORD_MUST_BE_DISPLAYED ->
                                new Remedy("该记录待经办人处理。", "The record is held; a clerk decides about it.");
                            case ITEM_MUST_BE_IN_CATALOGUE,
                                    ITEM_MUST_BE_OF_THIS_KIND,
                                    ITEM_MUST_BE_IN_FORCE,
                                    LEVEL_MUST_BE_ONE_OF_THE_ITEM,
                                    EDITION_MUST_BE_IN_FORCE,
                                    LEVEL_MUST_BE_DISPLAYED -> CHANGED_MEANWHILE;
                            default -> null;
                        });
            case IdentityReason identity ->
                Optional.ofNullable(
                        switch (identity) {
                            case SENDER_MUST_BE_REGISTRAR ->
                                new Remedy("请运营者授予登记机关角色。", "Ask the operator for the role of registrar.");
                            case ORGANISATION_MUST_BE_NEW ->
                                new Remedy(
                                        "该机构已以不同内容登记；变更登记不通过导入办理。",
                                        "It is registered with other facts; a change is not made by an import.");
                            case ESTABLISHMENT_MUST_NOT_BE_IN_FUTURE ->
                                new Remedy("核对成立日期。", "Check the date of establishment.");
                            default -> null;
                        });
            case AdmissionReason _, GovernanceReason _ -> Optional.empty();
        };
    }
}
