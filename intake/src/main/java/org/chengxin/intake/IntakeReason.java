package org.chengxin.intake;

/** Why a file or a row does not go in. A code is never used again and never changes its meaning. */
public enum IntakeReason implements Finding {
    /** No bytes, or nothing but white space. */
    FILE_MUST_NOT_BE_EMPTY("IN-001", "文件为空。", "The file is empty.", "重新导出后再报送。", "Export the file again."),
    /** Beyond {@link FileLimits#FILE_MAX_BYTES}. */
    FILE_MUST_FIT(
            "IN-002",
            "文件超过大小上限。",
            "The file is larger than the limit.",
            "拆分为较小的文件。",
            "Split the file into smaller ones."),
    /** An XLSX, XLS or ZIP file. */
    FILE_MUST_BE_CSV(
            "IN-003",
            "文件是电子表格或压缩包，不是 CSV。",
            "The file is a spreadsheet or an archive, not CSV.",
            "另存为“CSV UTF-8”格式。",
            "Save it as “CSV UTF-8”."),
    /** Control characters that no text has. */
    FILE_MUST_BE_TEXT(
            "IN-004",
            "文件不是文本文件。",
            "The file is not text.",
            "检查是否选错文件；另存为“CSV UTF-8”格式。",
            "Check that it is the right file, and save it as “CSV UTF-8”."),
    /** Neither UTF-8 nor GB18030. */
    ENCODING_MUST_BE_KNOWN(
            "IN-005",
            "文件编码既不是 UTF-8 也不是 GB18030。",
            "The file is neither UTF-8 nor GB18030.",
            "另存为“CSV UTF-8”格式。",
            "Save it as “CSV UTF-8”."),
    /** UTF-8 with a few bytes that are not. */
    ENCODING_MUST_BE_INTACT(
            "IN-006",
            "文件是 UTF-8 编码，但该行含有损坏的字节。",
            "The file is UTF-8, but this line has bytes that are not.",
            "重新导出文件。",
            "Export the file again."),
    /** It ends inside a character, a quoted value or a row. */
    FILE_MUST_BE_WHOLE(
            "IN-007",
            "文件不完整，在一行中间结束。",
            "The file is incomplete: it ends in the middle of a row.",
            "重新导出或重新传输文件；本文件未导入任何行。",
            "Export or copy the file again; no row of it was imported."),
    /** Characters between a closing quote and the next comma. */
    QUOTES_MUST_END_A_VALUE(
            "IN-008",
            "引号使用有误：结束引号之后还有其他字符。",
            "The quotes are broken: characters follow a closing quote.",
            "值中的引号应写成两个引号；本文件未导入任何行。",
            "Write a quote inside a value as two quotes; no row of the file was imported."),
    /** Beyond {@link FileLimits#ROW_MAX_BYTES}. */
    ROW_MUST_FIT(
            "IN-009",
            "该行超过长度上限，可能缺少结束引号。",
            "The row is longer than the limit; a closing quote may be missing.",
            "检查该行的引号；本文件未导入任何行。",
            "Check the quotes of the row; no row of the file was imported."),
    /** A header and nothing else. */
    FILE_MUST_HAVE_ROWS(
            "IN-010",
            "文件只有表头，没有数据行。",
            "The file has a header but no rows.",
            "检查导出条件。",
            "Check what was selected for export."),
    /** The header lacks a column that the template has. */
    COLUMN_MUST_BE_PRESENT(
            "IN-020",
            "表头缺少该列。",
            "The header lacks this column.",
            "按模板补上该列；没有内容的可以留空。",
            "Add the column as in the template; its values may be empty where the template allows it."),
    /** The header has a column twice. */
    COLUMN_MUST_BE_UNIQUE("IN-021", "表头中该列重复。", "The header has this column twice.", "删除重复的列。", "Remove one of them."),
    /** The header has a column that the template lacks. */
    COLUMN_MUST_BE_KNOWN(
            "IN-022",
            "表头中该列不属于模板。",
            "The template has no such column.",
            "删除该列或改用模板列名；第一行应为表头。",
            "Remove the column or give it its name in the template; the first line is the header."),
    /** Fewer values than the header has columns. */
    ROW_MUST_HAVE_ALL_VALUES(
            "IN-030",
            "该行的列数少于表头。",
            "The row has fewer values than the header has columns.",
            "检查该行的逗号和引号。",
            "Check the commas and quotes of the row."),
    /** More values than the header has columns. */
    ROW_MUST_HAVE_NO_OTHER_VALUES(
            "IN-031",
            "该行的列数多于表头。",
            "The row has more values than the header has columns.",
            "检查该行的逗号；含逗号的值应加引号。",
            "Check the commas of the row; a value with a comma needs quotes."),
    /** Empty, or one of the marks for nothing. */
    VALUE_MUST_BE_PRESENT("IN-040", "该列必须填写。", "The column must have a value.", "补填该列。", "Fill in the column."),
    /** Longer than the template allows. */
    TEXT_MUST_FIT(
            "IN-041", "该列内容超过模板规定的长度。", "The text is longer than the template allows.", "缩短该列内容。", "Shorten the text."),
    /** Replacement or invisible control characters. */
    TEXT_MUST_BE_INTACT(
            "IN-042",
            "该列含有乱码或不可见的控制字符。",
            "The text has replacement characters or invisible control characters.",
            "从原始系统重新导出该行。",
            "Export the row again from where it came."),
    /** None of the known forms. */
    DATE_MUST_BE_READABLE(
            "IN-043",
            "日期格式无法识别。",
            "The date is in no known form.",
            "写成 2026-04-01 的格式，不带时间。",
            "Write it like 2026-04-01, without a time."),
    /** Such as 30 February. */
    DATE_MUST_EXIST("IN-044", "该日期不存在。", "There is no such day.", "核对日期。", "Check the date."),
    /** After today in Beijing. */
    DATE_MUST_NOT_BE_IN_THE_FUTURE("IN-045", "日期晚于今天。", "The date is after today.", "核对日期。", "Check the date."),
    /** Before {@link FileLimits#EARLIEST_YEAR}. */
    DATE_MUST_BE_PLAUSIBLE("IN-046", "日期过早，不可信。", "The date is too old to be true.", "核对日期。", "Check the date."),
    /** An end before its beginning. */
    PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS(
            "IN-047", "有效期截止日早于起始日。", "The period ends before it begins.", "核对有效期。", "Check the period."),
    /** Not a plain decimal number. */
    AMOUNT_MUST_BE_READABLE(
            "IN-048",
            "金额不是普通的小数。",
            "The amount is not a plain decimal number.",
            "以万元为单位填写数字，如 0.5。",
            "Write the number of 10,000 yuan, like 0.5."),
    /** Fractions of a fen. */
    AMOUNT_MUST_BE_WHOLE_FEN(
            "IN-049",
            "金额超过六位小数。",
            "The amount has more than six decimals.",
            "以万元为单位，最多六位小数。",
            "Write the number of 10,000 yuan with at most six decimals."),
    /** Beyond what an amount can be. */
    AMOUNT_MUST_FIT(
            "IN-050",
            "金额过大，可能单位有误。",
            "The amount is too large; its unit may be wrong.",
            "以万元而不是元为单位填写。",
            "Write the number of 10,000 yuan, not of yuan."),
    /** Not 18 characters of the alphabet. */
    USCC_MUST_BE_WELL_FORMED(
            "IN-051",
            "统一社会信用代码不是规定的18位字符。",
            "The unified social credit code does not have 18 characters of its alphabet.",
            "核对统一社会信用代码。",
            "Check the unified social credit code."),
    /** The check character does not fit (GB 32100-2015). */
    USCC_CHECK_MUST_FIT(
            "IN-052",
            "统一社会信用代码的校验码不正确。",
            "The check character of the unified social credit code is wrong.",
            "核对统一社会信用代码，很可能有一位录错。",
            "Check the unified social credit code; probably one character was mistyped."),
    /** A date, number or UUID where an authority is named. */
    AUTHORITY_MUST_BE_NAMED(
            "IN-053",
            "机关名称列填写的不是机关名称。",
            "The column for the name of an authority holds something else.",
            "填写机关全称。",
            "Write the full name of the authority."),
    /** Prefix 92 where an authority is named. */
    AUTHORITY_MUST_NOT_BE_A_SOLE_TRADER(
            "IN-054",
            "机关代码是个体工商户的代码。",
            "The code of the authority is that of a sole trader.",
            "填写机关的统一社会信用代码。",
            "Write the unified social credit code of the authority."),
    /** {@code XK_ZT} other than 1 and 0. */
    STATUS_MUST_BE_KNOWN(
            "IN-055",
            "许可状态只能为1或0。",
            "The status of a permit must be 1 or 0.",
            "有效填1，无效填0。",
            "Write 1 for valid and 0 for invalid."),
    /** {@code XK_ZT} 0 on a permit that was never published. */
    PERMIT_MUST_BE_VALID(
            "IN-056",
            "许可已失效，且未曾公示，不予导入。",
            "The permit is no longer valid and was never published.",
            "无需报送；状态有误的改为1。",
            "It need not be sent; if the status is wrong, write 1."),
    /** More kinds than one decision can have. */
    PENALTY_KINDS_MUST_BE_FEW(
            "IN-057",
            "处罚类别过多。",
            "There are too many kinds of penalty.",
            "用英文分号分隔处罚类别，并核对该列。",
            "Separate the kinds of penalty with semicolons, and check the column."),
    /** 自然人. */
    SUBJECT_MUST_NOT_BE_A_NATURAL_PERSON(
            "IN-060",
            "行政相对人是自然人，本平台不收录。",
            "The subject is a natural person, whose records do not go in.",
            "不要报送自然人的记录。",
            "Do not send records about natural persons."),
    /** 个体工商户, or prefix 92. */
    SUBJECT_MUST_NOT_BE_A_SOLE_TRADER(
            "IN-061",
            "个体工商户按自然人处理，本平台暂不收录。",
            "A sole trader counts as a natural person, whose records do not go in yet.",
            "不要报送个体工商户的记录。",
            "Do not send records about sole traders."),
    /** The columns say both organisation and person. */
    SUBJECT_COLUMNS_MUST_AGREE(
            "IN-062",
            "行政相对人类别与代码或证件相互矛盾。",
            "The kind of the subject and its code or documents contradict each other.",
            "核对行政相对人类别、统一社会信用代码和证件号码。",
            "Check the kind, the code and the documents of the subject."),
    /** Person or organisation is not said. */
    SUBJECT_KIND_MUST_BE_PRESENT(
            "IN-063",
            "未填写行政相对人类别。",
            "The kind of the subject is not given.",
            "填写法人及非法人组织、自然人或个体工商户。",
            "Write 法人及非法人组织, 自然人 or 个体工商户."),
    /** A kind that the template lacks. */
    SUBJECT_KIND_MUST_BE_KNOWN(
            "IN-064",
            "行政相对人类别不是模板规定的取值。",
            "The kind of the subject is none of the template.",
            "填写法人及非法人组织、自然人或个体工商户。",
            "Write 法人及非法人组织, 自然人 or 个体工商户."),
    /** 行政拘留 is always about a person, and sealed. */
    PENALTY_MUST_NOT_BE_DETENTION(
            "IN-065",
            "行政拘留针对自然人，依法封存，不予收录。",
            "Administrative detention is about a person and sealed by law.",
            "不要报送行政拘留记录。",
            "Do not send records of detention."),
    /** Eighteen characters with the check of GB 11643-1999. */
    TEXT_MUST_HOLD_NO_CITIZEN_NUMBER(
            "IN-066",
            "文本中含有公民身份号码。",
            "The text holds a citizen number.",
            "从文本中删除公民身份号码。",
            "Remove the citizen number from the text."),
    /** A mobile or landline number. */
    TEXT_MUST_HOLD_NO_PHONE_NUMBER(
            "IN-067",
            "文本中含有电话号码。",
            "The text holds a phone number.",
            "从文本中删除电话号码。",
            "Remove the phone number from the text."),
    /** The legal representative of the same row. */
    TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE(
            "IN-068",
            "文本中含有本行法定代表人的姓名。",
            "The text names the legal representative of the row.",
            "从文本中删除该姓名，用“该单位”等代替。",
            "Remove the name from the text."),
    /** No entitlement for this authority. */
    AUTHORITY_MUST_BE_YOURS(
            "IN-080",
            "导入机关无权代该机关报送。",
            "The importing authority may not sign for this authority.",
            "以该机关身份导入，或申请授权。",
            "Import as that authority, or ask for the entitlement."),
    /** No entitlement for an item of this kind that is in force. */
    ITEM_MUST_BE_YOURS(
            "IN-081",
            "导入机关没有适用且有效的目录项。",
            "The importing authority has no catalogue item in force that fits the row.",
            "申请相应目录项的授权，或核对决定日期。",
            "Ask for an entitlement for the item, or check the date of the decision."),
    /** The period ended before today. */
    DISPLAY_MUST_NOT_BE_OVER(
            "IN-082",
            "该记录的公示期已经届满。",
            "The display period of the record is over already.",
            "无需报送。",
            "It need not be sent."),
    /** No rule says how long to display. */
    EDITION_MUST_BE_IN_FORCE(
            "IN-083",
            "没有适用的公示期规则。",
            "No edition of the display rules is in force for the row.",
            "联系平台运营者。",
            "Ask the operator of the platform."),
    /** Too old even to be held. */
    RETENTION_MUST_NOT_BE_OVER(
            "IN-084",
            "该记录的保存期限已经届满。",
            "The retention period of the record is over already.",
            "无需报送。",
            "It need not be sent.");

    private final String code;
    private final String sentenceZh;
    private final String sentenceEn;
    private final String remedyZh;
    private final String remedyEn;

    IntakeReason(String code, String sentenceZh, String sentenceEn, String remedyZh, String remedyEn) {
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
