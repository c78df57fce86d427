package org.chengxin.ledger.credit;

import org.chengxin.ledger.Reason;

/** Why a credit transaction is refused. The order is roughly that in which the rules are asked. */
public enum CreditReason implements Reason {
    /** The sender publishes nothing here. */
    SENDER_MUST_BE_PUBLISHER("CR-001", "The sender must be a publisher.", true),
    /** A sole trader is a natural person, and has nothing on the ledger. */
    SUBJECT_MUST_BE_AN_ORGANISATION("CR-002", "The subject must be an organisation and not a sole trader.", false),
    /** The display of the record with this id is over. */
    RECORD_ID_MUST_BE_NEW(
            "CR-003", "The id must not be that of a record that has ended, which is never used again.", false),
    /** The same record is displayed already, so nothing has to be done. */
    RECORD_IS_ALREADY_PUBLISHED("CR-004", "The same record is published already; nothing has changed.", false),
    /** Another record has this id. */
    RECORD_MUST_BE_WITHDRAWN_FIRST(
            "CR-005", "The id has another content, which is never replaced, only withdrawn first.", false),
    /** The same record is held already, so nothing has to be done. */
    RECORD_IS_ALREADY_HELD("CR-006", "The same record is held already; nothing has changed.", false),

    /** The catalogue is closed. */
    ITEM_MUST_BE_IN_CATALOGUE("CR-010", "The catalogue must have the item.", true),
    /** A permit under an item of penalties, or the other way round. */
    ITEM_MUST_BE_OF_THIS_KIND("CR-011", "The item must be for records of this kind.", false),
    /** The sender may not sign for this authority and item. */
    SENDER_MUST_BE_ENTITLED(
            "CR-012", "The sender must be entitled to publish records of the item that this authority decided.", true),
    /** Decided tomorrow, seen from Beijing. */
    DECISION_MUST_NOT_BE_IN_THE_FUTURE("CR-013", "The date of the decision must not be after today in Beijing.", true),
    /** The item has its dates. */
    ITEM_MUST_BE_IN_FORCE("CR-014", "The item must be in force on the day of the decision and today.", true),
    /** The item gives no kind of penalty this level. */
    LEVEL_MUST_BE_ONE_OF_THE_ITEM("CR-015", "The level must be one that the item gives to a kind of penalty.", false),

    /** No edition says how long to display. */
    EDITION_MUST_BE_IN_FORCE("CR-020", "An edition of the display rules must be in force.", true),
    /** The edition does not display this level: such a record is held. */
    LEVEL_MUST_BE_DISPLAYED("CR-021", "The edition must display records of this level; others are held.", false),
    /** Longer than the law allows. */
    DISPLAY_MUST_END_BY_THE_LONGEST_PERIOD(
            "CR-022", "Display must not be asked for beyond the longest period of the edition.", false),
    /** Shorter than the law allows. */
    DISPLAY_MUST_LAST_THE_SHORTEST_PERIOD(
            "CR-023", "Display must not be asked for below the shortest period of the edition.", false),
    /** Too late to begin. */
    DISPLAY_MUST_NOT_HAVE_ENDED("CR-024", "The end of display must lie in the future.", false),

    /** No record with this id. */
    RECORD_MUST_EXIST("CR-030", "The publisher must have a record with this id.", true),
    /** It is over already, so nothing has to be done. */
    RECORD_MUST_NOT_HAVE_ENDED("CR-031", "The display of the record must not have ended yet.", false),
    /** The record is held. */
    RECORD_MUST_BE_DISPLAYED("CR-032", "The record must be displayed and not held.", true),
    /** Only permits end by losing validity. */
    RECORD_MUST_BE_A_PERMIT("CR-033", "The record must be a permit.", false),
    /** Its time is not over yet. */
    DISPLAY_MUST_HAVE_ENDED("CR-034", "The time until which the record is displayed must have passed.", true);

    private final String code;
    private final String sentence;
    private final boolean mayPassLater;

    CreditReason(String code, String sentence, boolean mayPassLater) {
        this.code = code;
        this.sentence = sentence;
        this.mayPassLater = mayPassLater;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public boolean mayPassLater() {
        return mayPassLater;
    }
}
