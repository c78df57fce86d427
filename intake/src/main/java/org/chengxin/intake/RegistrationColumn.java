package org.chengxin.intake;

/** The columns of a file of registrations. */
public enum RegistrationColumn implements Column {
    /** Unified social credit code. */
    USCC("统一社会信用代码", true),
    /** Registered name. */
    NAME("企业名称", true),
    /** Date of establishment. */
    ESTABLISHED("成立日期", true),
    /** Province or municipality. */
    PROVINCE("省市", false),
    /** District. */
    DISTRICT("区", false);

    private final String header;
    private final boolean required;

    RegistrationColumn(String header, boolean required) {
        this.header = header;
        this.required = required;
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public boolean required() {
        return required;
    }
}
