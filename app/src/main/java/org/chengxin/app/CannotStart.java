package org.chengxin.app;

import org.chengxin.node.NodeReason;

/** A city cannot start here. The message is one line for a person, with the code in it. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private CannotStart(String code, String line, Throwable cause) {
        super(said(code, line), cause);
        this.code = code;
    }

    private CannotStart(String code, String line) {
        super(said(code, line));
        this.code = code;
    }

    CannotStart(StartReason reason, String line) {
        this(reason.code(), line);
    }

    CannotStart(StartReason reason, String line, Throwable cause) {
        this(reason.code(), line, cause);
    }

    CannotStart(NodeReason reason, String line) {
        this(reason.code(), line);
    }

    /** For what a part of the node says with a code of its own. */
    static CannotStart as(String code, String line) {
        return new CannotStart(code, line);
    }

    private static String said(String code, String line) {
        return line.startsWith(code) ? line : line + " (" + code + ")";
    }

    /** The code. */
    String code() {
        return code;
    }
}
