package org.chengxin.api.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.api.problem.Codes;
import org.chengxin.api.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API as one OpenAPI document, put together from the parts in {@code /openapi}. An operation lists under
 * {@code problems} the codes that it may answer with, or their beginnings; status and sentence come from the codes
 * themselves, so that they cannot differ from what is answered.
 */
public final class Description {

    private static final String HEAD = "head";
    private static final List<String> PARTS = List.of(
            "transactions", "organisations", "records", "governance", "chain", "imports", "node", "cometbft", "values");

    /** What any operation may answer. */
    private static final List<String> EVERYWHERE =
            List.of("API-008", "API-009", "API-014", "API-031", "API-040", "API-050");

    private static final List<String> LATER = List.of("429", "503");

    private static final Map<String, Object> RETRY_AFTER = Map.of(
            "description",
            "After how many seconds to send the same again, where that is known",
            "schema",
            Map.of("type", "integer", "minimum", 1));

    private final Map<String, Object> document;

    private Description(Map<String, Object> document) {
        this.document = document;
    }

    /**
     * Reads the parts.
     *
     * @throws IllegalStateException when a part names a code that does not exist
     */
    public static Description read() {
        Map<String, Object> document = part(HEAD);
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = new TreeMap<>();
        Map<String, Object> parameters = new TreeMap<>();
        for (String name : PARTS) {
            Map<String, Object> part = part(name);
            paths.putAll(object(part.getOrDefault("paths", Map.of())));
            schemas.putAll(object(part.getOrDefault("schemas", Map.of())));
            parameters.putAll(object(part.getOrDefault("parameters", Map.of())));
        }
        paths.values().forEach(path -> object(path).replaceAll((method, operation) -> described(object(operation))));
        document.put("paths", paths);
        object(document.get("components")).putAll(Map.of("parameters", parameters, "schemas", schemas));
        Optional.ofNullable(Description.class.getPackage().getImplementationVersion())
                .ifPresent(version -> object(document.get("info")).put("version", version));
        return new Description(document);
    }

    /** The document as JSON. */
    public byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(document);
    }

    private static Map<String, Object> described(Map<String, Object> operation) {
        Map<String, Object> described = new LinkedHashMap<>(operation);
        Map<String, Object> responses = new TreeMap<>(object(operation.get("responses")));
        problems(described.remove("problems"))
                .forEach((status, problems) -> responses.putIfAbsent(status, response(status, problems)));
        described.put("responses", responses);
        return described;
    }

    /** The problems of an operation by status. */
    private static Map<String, Map<String, Problem>> problems(@Nullable Object named) {
        Map<String, Map<String, Problem>> problems = new TreeMap<>();
        for (List<?> names : List.of(EVERYWHERE, named instanceof List<?> list ? list : List.of()))
            for (Object name : names) {
                Map<String, Problem> found = Codes.startingWith(String.valueOf(name));
                if (found.isEmpty()) throw new IllegalStateException("no code is or begins with " + name);
                found.forEach((code, problem) -> problems.computeIfAbsent(
                                Integer.toString(problem.status()), status -> new TreeMap<>())
                        .put(code, problem));
            }
        return problems;
    }

    private static Map<String, Object> response(String status, Map<String, Problem> problems) {
        StringBuilder says = new StringBuilder();
        Map<String, Object> examples = new TreeMap<>();
        problems.forEach((code, problem) -> {
            says.append(says.isEmpty() ? "" : "\n")
                    .append("- ")
                    .append(code)
                    .append(": ")
                    .append(problem.title());
            examples.put(code, Map.of("value", example(problem)));
        });
        Map<String, Object> schema = Map.of(
                "allOf",
                List.of(
                        Map.of("$ref", "#/components/schemas/Problem"),
                        Map.of("properties", Map.of("code", Map.of("enum", List.copyOf(problems.keySet()))))));
        Map<String, Object> response = new TreeMap<>();
        response.put("description", says.toString());
        response.put("content", Map.of(Problem.MEDIA_TYPE, Map.of("schema", schema, "examples", examples)));
        if (LATER.contains(status)) response.put("headers", Map.of("Retry-After", RETRY_AFTER));
        return response;
    }

    private static Map<String, Object> example(Problem problem) {
        Map<String, Object> example = new TreeMap<>();
        example.put("code", problem.code());
        example.put("mayPassLater", problem.mayPassLater());
        example.put("status", problem.status());
        example.put("title", problem.title());
        example.put("type", problem.type());
        return example;
    }

    private static Map<String, Object> part(String name) {
        try (InputStream in = Description.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            if (in == null) throw new IllegalStateException("the part " + name + " is missing");
            return object(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) return (Map<String, Object>) map;
        throw new IllegalStateException(value + " is no object");
    }
}
