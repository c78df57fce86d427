package org.chengxin.intake;

/** Why a row is committed held instead of published. It goes to a clerk's work list. */
public enum HoldReason implements Finding {
    /** 其他 says nothing. */
    KIND_IS_OTHER(
            "IN-301",
            "处罚类别为“其他”，无法确定严重程度。",
            "The kind of penalty is “其他” (other), which decides no level.",
            "由经办人确定程度后再公示。",
            "A clerk decides the level before it is displayed."),
    /** 暂扣或者吊销许可证、暂扣或者吊销执照 joins two levels. */
    KIND_JOINS_SUSPENSION_AND_REVOCATION(
            "IN-302",
            "处罚类别未区分暂扣与吊销，无法确定严重程度。",
            "The kind of penalty joins suspension and revocation of a licence, which have different levels.",
            "由经办人确定程度后再公示。",
            "A clerk decides the level before it is displayed."),
    /** "Larger" and "very large" have no threshold. */
    FINE_HAS_NO_THRESHOLD(
            "IN-303",
            "目录项未规定罚款数额与严重程度的对应标准。",
            "The catalogue item has no threshold that gives a fine its level.",
            "由经办人确定程度后再公示。",
            "A clerk decides the level before it is displayed."),
    /** The item does not know a kind. */
    KIND_IS_UNKNOWN(
            "IN-304",
            "目录项未规定该处罚类别的严重程度。",
            "The catalogue item gives no level to this kind of penalty.",
            "核对处罚类别；类别无误的，由经办人确定程度。",
            "Check the kind of penalty; if it is right, a clerk decides the level."),
    /** Several items would fit. */
    ITEM_IS_NOT_DECIDED(
            "IN-305",
            "该行可归入多个目录项，无法确定。",
            "Several catalogue items would fit the row.",
            "导入时只选用一个目录项，或由经办人确定。",
            "Choose one catalogue item for the import, or let a clerk decide."),
    /** Minor by default. */
    LEVEL_IS_NOT_DISPLAYED(
            "IN-306",
            "该程度的行政处罚依规定不予公示。",
            "The rules in force do not display penalties of this level.",
            "无需处理。",
            "Nothing has to be done.");

    private final String code;
    private final String sentenceZh;
    private final String sentenceEn;
    private final String remedyZh;
    private final String remedyEn;

    HoldReason(String code, String sentenceZh, String sentenceEn, String remedyZh, String remedyEn) {
        this.code = code;
        this.sentenceZh = sentenceZh;
        this.sentenceEn = sentenceEn;
        this.remedyZh = remedyZh;
        this.remedyEn = remedyEn;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String sentenceZh() {
        return sentenceZh;
    }

    @Override
    public String sentenceEn() {
        return sentenceEn;
    }

    @Override
    public String remedyZh() {
        return remedyZh;
    }

    @Override
    public String remedyEn() {
        return remedyEn;
    }
}
