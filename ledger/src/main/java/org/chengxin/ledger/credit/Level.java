package org.chengxin.ledger.credit;

/** How grave a penalty is for the display of its record. Says nothing about the organisation. */
public enum Level {
    /** 轻微 */
    MINOR,
    /** 一般 */
    GENERAL,
    /** 严重 */
    SERIOUS
}
