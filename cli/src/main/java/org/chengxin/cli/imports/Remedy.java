package org.chengxin.cli.imports;

import java.util.Optional;

/**
 * What to do about a refusal by the city, for the codes that an import can meet.
 *
 * @param zh in Chinese
 * @param en in English
 */
record Remedy(String zh, String en) {

    static Optional<Remedy> of(String code) {
        return Optional.ofNullable(
                switch (code) {
                    case "CR-001" -> new Remedy("请运营者授予公示机关角色。", "Ask the operator for the role of publisher.");
                    case "CR-003" ->
                        new Remedy("该记录已终止公示，不能以同一决定再次公示。", "The record has ended for good and need not be sent.");
                    case "CR-005" ->
                        new Remedy("先撤回原记录，再导入更正后的内容。", "Withdraw the record first, then import the corrected row.");
                    case "CR-012" ->
                        new Remedy(
                                "以作出决定的机关身份导入，或申请授权。", "Import as the deciding authority, or ask for the entitlement.");
                    case "CR-013" -> new Remedy("核对决定日期。", "Check the date of the decision.");
                    case "CR-010", "CR-011", "CR-014", "CR-015", "CR-020" ->
                        new Remedy(
                                "目录或规则在导入期间有变化；重新导入。", "The catalogue has changed meanwhile; import the file again.");
                    case "CR-021" ->
                        new Remedy("规则在导入期间有变化；重新导入。", "The rules have changed meanwhile; import the file again.");
                    case "CR-022", "CR-023" ->
                        new Remedy("核对公示截止期。", "Check the date until which display is asked for.");
                    case "CR-024" -> new Remedy("公示期已届满，无需报送。", "The display period is over; it need not be sent.");
                    case "CR-032" -> new Remedy("该记录待经办人处理。", "The record is held; a clerk decides about it.");
                    case "ID-001" -> new Remedy("请运营者授予登记机关角色。", "Ask the operator for the role of registrar.");
                    case "ID-003" ->
                        new Remedy(
                                "该机构已以不同内容登记；变更登记不通过导入办理。",
                                "It is registered with other facts; a change is not made by an import.");
                    case "ID-006" -> new Remedy("核对成立日期。", "Check the date of establishment.");
                    default -> null;
                });
    }
}
