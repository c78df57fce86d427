package org.chengxin.consensus.embedded;

import org.chengxin.node.port.Health;

/** The engine cannot go on, or a reader met what makes that so. */
public final class EngineStop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StopReason reason;
    private final String finding;

    /** Names what had to be true and what was found instead. */
    public EngineStop(StopReason reason, String finding) {
        super(reason.code() + " " + finding);
        this.reason = reason;
        this.finding = finding;
    }

    /** The same with what it follows from. */
    public EngineStop(StopReason reason, String finding, Throwable cause) {
        super(reason.code() + " " + finding, cause);
        this.reason = reason;
        this.finding = finding;
    }

    /** What had to be true. */
    public StopReason reason() {
        return reason;
    }

    /** What was found, and what to do about it. */
    public String advice() {
        return finding + " " + reason.remedy();
    }

    Health stopped() {
        return new Health.Stopped(reason.code(), advice());
    }

    Health unconfirmed() {
        return new Health.Unconfirmed(reason.code(), advice());
    }

    Health readOnly() {
        return new Health.ReadOnly(reason.code(), advice());
    }
}
