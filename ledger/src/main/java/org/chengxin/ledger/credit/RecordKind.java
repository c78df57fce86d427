package org.chengxin.ledger.credit;

/** The two kinds of record of dual publicity (双公示). */
public enum RecordKind {
    /** 行政许可 */
    PERMIT,
    /** 行政处罚 */
    PENALTY
}
