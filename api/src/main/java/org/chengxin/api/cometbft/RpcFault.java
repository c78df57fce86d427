package org.chengxin.api.cometbft;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A question that is not answered, with the codes of JSON-RPC 2.0, section 5.1, and CometBFT's words. */
final class RpcFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    private RpcFault(int code, String message, String data) {
        super(message + ": " + data, null, false, false);
        this.fault = new Fault(code, message, data);
    }

    /**
     * The member {@code error} of an answer.
     *
     * @param code    of JSON-RPC
     * @param message the same in words
     * @param data    what exactly is wrong, left out when empty; light clients read it
     */
    record Fault(
            int code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String data) {}

    /** The body is not JSON, or not a request. */
    static RpcFault unreadable(String why) {
        return new RpcFault(-32700, "Parse error. Invalid JSON", why);
    }

    /** The request is JSON, but not one that is taken. */
    static RpcFault notTaken(String why) {
        return new RpcFault(-32600, "Invalid Request", why);
    }

    /** There is no such question. */
    static RpcFault unknownMethod() {
        return new RpcFault(-32601, "Method not found", "");
    }

    /** A parameter is not of its form. */
    static RpcFault parameters(String why) {
        return new RpcFault(-32602, "Invalid params", why);
    }

    /** The question is well put and has no answer here, which CometBFT calls an internal error. */
    static RpcFault noAnswer(String why) {
        return new RpcFault(-32603, "Internal error", why);
    }

    Fault fault() {
        return fault;
    }
}
