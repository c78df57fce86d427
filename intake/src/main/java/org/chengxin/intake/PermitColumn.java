package org.chengxin.intake;

/**
 * The columns of administrative permits in the national dual-publicity template (双公示数据标准, 2018), under their own names.
 *
 * <p>Required are the columns that a record or the protection of people rests on.
 */
public enum PermitColumn implements Column {
    /** Name of the counterparty. */
    XK_XDR_MC(true),
    /** Its kind: 法人及非法人组织, 自然人 or 个体工商户. */
    XK_XDR_LB(true),
    /** Its unified social credit code. */
    XK_XDR_SHXYM(true),
    /** Its business registration number; not read. */
    XK_XDR_GSZC(false),
    /** Its organisation code; not read. */
    XK_XDR_ZZJG(false),
    /** Its tax number; not read. */
    XK_XDR_SWDJ(false),
    /** Its certificate as a public institution; not read. */
    XK_XDR_SYDW(false),
    /** Its certificate as a social organisation; not read. */
    XK_XDR_SHZZ(false),
    /** Legal representative; read only to find the name in texts. */
    XK_FRDB(true),
    /** Kind of document of the legal representative; not read. */
    XK_FR_ZJLX(false),
    /** Number of that document; read only to find it in texts. */
    XK_FR_ZJHM(false),
    /** Kind of document of a natural person; not read. */
    XK_XDR_ZJLX(false),
    /** Number of that document; read only to know that there is one. */
    XK_XDR_ZJHM(false),
    /** Title of the decision. */
    XK_XKWS(true),
    /** Number of the decision. */
    XK_WSH(true),
    /** Kind of permit: 普通, 特许, 认可, 核准, 登记 or 其他. */
    XK_XKLB(true),
    /** Name of the certificate. */
    XK_XKZS(false),
    /** Number of the permit, which is part of what tells decisions apart. */
    XK_XKBH(true),
    /** What is permitted. */
    XK_NR(true),
    /** Date of the decision. */
    XK_JDRQ(true),
    /** First valid day. */
    XK_YXQZ(false),
    /** Last valid day. */
    XK_YXQZI(true),
    /** Authority that decided. */
    XK_XKJG(true),
    /** Its unified social credit code. */
    XK_XKJGDM(true),
    /** Status: 1 valid, 0 invalid. */
    XK_ZT(true),
    /** Data source. */
    XK_LYDW(false),
    /** Its unified social credit code. */
    XK_LYDWDM(false),
    /** Remark. */
    BZ(false);

    private final boolean required;

    PermitColumn(boolean required) {
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
