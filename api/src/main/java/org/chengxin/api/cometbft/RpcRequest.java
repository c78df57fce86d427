package org.chengxin.api.cometbft;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request of JSON-RPC 2.0.
 *
 * @param id     a text or an integer, which the answer repeats
 * @param method what is asked
 * @param params beside it
 */
record RpcRequest(Object id, String method, @Nullable JsonNode params) {

    /**
     * Reads a body that holds one request, or a list of one. Lists of more are refused, since each of them would be as
     * much work as a request by itself, which is counted.
     *
     * @return empty for a notification, which nobody waits for
     */
    static Optional<RpcRequest> read(JsonNode body) throws RpcFault {
        if (!body.isArray()) return one(body);
        if (body.size() > 1) throw RpcFault.notTaken("batch request exceeds maximum (1) allowed number of requests");
        return body.isEmpty() ? Optional.empty() : one(body.get(0));
    }

    private static Optional<RpcRequest> one(JsonNode request) throws RpcFault {
        if (!request.isObject()) throw RpcFault.unreadable("error unmarshaling request: it is no object");
        JsonNode id = request.get("id");
        if (id == null || id.isNull()) return Optional.empty();
        JsonNode method = request.get("method");
        if (method != null && !method.isString())
            throw RpcFault.unreadable("error unmarshaling request: the method is a string");
        return Optional.of(new RpcRequest(idOf(id), method == null ? "" : method.asString(), request.get("params")));
    }

    private static Object idOf(JsonNode id) throws RpcFault {
        if (id.isString()) return id.asString();
        if (id.isIntegralNumber() && id.canConvertToLong()) return id.asLong();
        throw RpcFault.unreadable("error unmarshaling request: the id is a string or an integer");
    }
}
