package org.chengxin.api.cometbft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.chengxin.api.cometbft.RpcFault.Fault;
import org.chengxin.encoding.Bytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON-RPC 2.0 as CometBFT speaks it. It has {@code null}s, so it is not the JSON of the house. */
final class RpcJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Questions by address have no id, so their answers have this one. */
    private static final int NO_ID = -1;

    private RpcJson() {}

    /**
     * What a question came to.
     *
     * @param id     that of the request: a text or an integer; left out when the request could not be read
     * @param result the answer
     * @param error  why there is none
     */
    private record Envelope(
            String jsonrpc,
            @JsonInclude(Include.NON_NULL) @Nullable Object id,
            @JsonInclude(Include.NON_NULL) @Nullable Object result,
            @JsonInclude(Include.NON_NULL) @Nullable Fault error) {}

    private record GenesisAnswer(JsonNode genesis) {}

    /** A body as JSON. */
    static JsonNode read(byte[] body, int length) throws RpcFault {
        try {
            return MAPPER.readTree(body, 0, length);
        } catch (JacksonException notJson) {
            throw RpcFault.unreadable("error unmarshaling request");
        }
    }

    /** The answer to {@code genesis}. */
    static Object genesis(Bytes document) {
        return new GenesisAnswer(MAPPER.readTree(document.toArray()));
    }

    /** An answer to a question by address. */
    static byte[] result(Object result) {
        return result(NO_ID, result);
    }

    static byte[] result(Object id, Object result) {
        return MAPPER.writeValueAsBytes(new Envelope("2.0", id, result, null));
    }

    /** A fault of a question by address. */
    static byte[] fault(RpcFault fault) {
        return fault(NO_ID, fault);
    }

    static byte[] fault(@Nullable Object id, RpcFault fault) {
        return MAPPER.writeValueAsBytes(new Envelope("2.0", id, null, fault.fault()));
    }
}
