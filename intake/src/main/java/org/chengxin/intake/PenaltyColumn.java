package org.chengxin.intake;

/**
 * The columns of administrative penalties in the national dual-publicity template (双公示数据标准, 2018), under their own names.
 *
 * <p>Required are the columns that a record or the protection of people rests on.
 */
public enum PenaltyColumn implements Column {
    /** Name of the counterparty. */
    CF_XDR_MC(true),
    /** Its kind: 法人及非法人组织, 自然人 or 个体工商户. */
    CF_XDR_LB(true),
    /** Its unified social credit code. */
    CF_XDR_SHXYM(true),
    /** Its business registration number; not read. */
    CF_XDR_GSZC(false),
    /** Its organisation code; not read. */
    CF_XDR_ZZJG(false),
    /** Its tax number; not read. */
    CF_XDR_SWDJ(false),
    /** Its certificate as a public institution; not read. */
    CF_XDR_SYDW(false),
    /** Its certificate as a social organisation; not read. */
    CF_XDR_SHZZ(false),
    /** Legal representative; read only to find the name in texts. */
    CF_FRDB(true),
    /** Kind of document of the legal representative; not read. */
    CF_FR_ZJLX(false),
    /** Number of that document; read only to find it in texts. */
    CF_FR_ZJHM(false),
    /** Kind of document of a natural person; not read. */
    CF_XDR_ZJLX(false),
    /** Number of that document; read only to know that there is one. */
    CF_XDR_ZJHM(false),
    /** Number of the decision. */
    CF_WSH(true),
    /** Kind of violation. */
    CF_WFXW(true),
    /** Facts of the violation. */
    CF_SY(true),
    /** Legal basis. */
    CF_YJ(true),
    /** Kinds of penalty, joined by semicolons. */
    CF_CFLB(true),
    /** What the penalty is. */
    CF_NR(true),
    /** Fine, in 10,000 yuan. */
    CF_NR_FK(true),
    /** Confiscated income and goods, in 10,000 yuan. */
    CF_NR_WFFF(false),
    /** Licence suspended or revoked. */
    CF_NR_ZKDX(false),
    /** Date of the decision. */
    CF_JDRQ(true),
    /** Last day of the penalty. */
    CF_YXQ(false),
    /** Date until which display is asked for. */
    CF_GSJZQ(true),
    /** Authority that decided. */
    CF_CFJG(true),
    /** Its unified social credit code. */
    CF_CFJGDM(true),
    /** Data source. */
    CF_SJLY(false),
    /** Its unified social credit code. */
    CF_SJLYDM(false),
    /** Remark. */
    BZ(false);

    private final boolean required;

    PenaltyColumn(boolean required) {
        this.required = required;
    }

    @Override
    public String header() {
        return name();
    }

    @Override
    public boolean required() {
        return required;
    }
}
