package org.chengxin.api.cometbft;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The integers beside a question. In an address they are digits, quoted or not; in JSON they are strings of digits. */
final class Parameters {

    static final String HEIGHT = "height";
    static final String PAGE = "page";
    static final String PER_PAGE = "per_page";

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"");

    private final Map<String, Long> given;

    private Parameters(Map<String, Long> given) {
        this.given = given;
    }

    /**
     * Reads parameters from an address; one that is empty is not given.
     *
     * @param value gives the text of a parameter
     */
    static Parameters ofAddress(List<String> names, Function<String, @Nullable String> value) throws RpcFault {
        Map<String, Long> given = new TreeMap<>();
        for (String name : names) {
            String text = value.apply(name);
            if (text == null || text.isEmpty()) continue;
            var quoted = QUOTED.matcher(text);
            given.put(name, integer(name, quoted.matches() ? quoted.group(1) : text, "http"));
        }
        return new Parameters(given);
    }

    /** Reads the member {@code params} of a request: an object, an array in the order of the names, or nothing. */
    static Parameters ofJson(List<String> names, @Nullable JsonNode params) throws RpcFault {
        if (params == null || params.isNull()) return new Parameters(Map.of());
        if (params.isObject()) return ofMembers(names, params::get);
        if (!params.isArray()) throw converting("json", "unknown type for JSON params, expected map or array");
        if (params.size() != names.size())
            throw converting("json", "expected " + names.size() + " parameters " + names + ", got " + params.size());
        return ofMembers(names, name -> params.get(names.indexOf(name)));
    }

    private static Parameters ofMembers(List<String> names, Function<String, @Nullable JsonNode> member)
            throws RpcFault {
        Map<String, Long> given = new TreeMap<>();
        for (String name : names) {
            JsonNode value = member.apply(name);
            if (value == null || value.isNull()) continue;
            if (!value.isString()) throw converting("json", name + " is an integer written as a string");
            given.put(name, integer(name, value.asString(), "json"));
        }
        return new Parameters(given);
    }

    private static long integer(String name, String text, String from) throws RpcFault {
        try {
            if (INTEGER.matcher(text).matches()) return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            // Said below.
        }
        throw converting(from, name + " is an integer of 64 bits");
    }

    private static RpcFault converting(String from, String why) {
        return RpcFault.parameters("error converting " + from + " params to arguments: " + why);
    }

    /** One of the integers; empty when it was not given. */
    OptionalLong find(String name) {
        Long value = given.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
