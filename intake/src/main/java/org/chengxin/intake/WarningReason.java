package org.chengxin.intake;

/** What was set aside in a row that goes in nevertheless. */
public enum WarningReason implements Finding {
    /** {@code CF_GSJZQ} after the longest period. */
    DISPLAY_UNTIL_IS_TOO_LATE(
            "IN-401",
            "公示截止期晚于法定最长公示期，未予采用。",
            "The date until which display was asked for is later than the longest period allows, and was ignored.",
            "无需处理；公示到法定最长期限为止。",
            "Nothing has to be done; display ends with the longest period."),
    /** {@code CF_GSJZQ} before the shortest period. */
    DISPLAY_UNTIL_IS_TOO_EARLY(
            "IN-402",
            "公示截止期早于法定最短公示期，已按最短公示期处理。",
            "The date until which display was asked for is before the shortest period ends, so the shortest period was taken.",
            "无需处理；公示到法定最短期限为止。",
            "Nothing has to be done; display ends with the shortest period."),
    /** 罚款 without {@code CF_NR_FK}. */
    FINE_HAS_NO_AMOUNT(
            "IN-403",
            "处罚类别含罚款，但未填写罚款金额。",
            "The kinds of penalty include a fine, but there is no amount.",
            "下次报送前补填罚款金额（万元）。本记录无需撤回：撤回后同一决定不能再次公示。",
            "Add the amount in 10,000 yuan before you send a decision. Leave this record: once withdrawn, the same decision"
                    + " cannot be published again."),
    /** A code of a source without its name. */
    SOURCE_HAS_NO_NAME(
            "IN-404",
            "有数据来源单位代码而无名称，未予采用。",
            "The data source has a code but no name, and was left out.",
            "补填数据来源单位名称。",
            "Add the name of the data source.");

    private final String code;
    private final String sentenceZh;
    private final String sentenceEn;
    private final String remedyZh;
    private final String remedyEn;

    WarningReason(String code, String sentenceZh, String sentenceEn, String remedyZh, String remedyEn) {
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
