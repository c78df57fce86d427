package org.chengxin.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.api.description.Description;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The description of the API has every route and no other, with what goes in and what comes out. */
class OpenApiTest {

    /** Routes that are the framework's. */
    private static final Set<String> FRAMEWORK = Set.of("get /metrics");

    private final Map<?, ?> document = object(tree());

    private static Object tree() {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readValue(Description.read().json(), Map.class);
    }

    @Test
    void every_route_is_described_with_the_types_that_it_reads() {
        Map<String, Set<String>> routes = new TreeMap<>();
        for (JavaMethod method : new ClassFileImporter()
                .importPackages("org.chengxin.api").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .toList()) {
            method.tryGetAnnotationOfType(GetMapping.class)
                    .ifPresent(get -> add(routes, "get ", get.path(), get.consumes()));
            method.tryGetAnnotationOfType(PostMapping.class)
                    .ifPresent(post -> add(routes, "post ", post.path(), post.consumes()));
        }
        FRAMEWORK.forEach(route -> routes.put(route, Set.of()));
        Map<String, Set<String>> described = new TreeMap<>();
        operations().forEach((route, operation) -> described.put(route, bodies(operation)));
        assertEquals(routes, described);
    }

    @Test
    void every_operation_says_what_it_is_and_what_may_go_wrong() {
        operations().forEach((route, operation) -> {
            assertTrue(operation.get("summary") instanceof String, route);
            assertTrue(operation.get("operationId") instanceof String, route);
            Map<?, ?> responses = object(operation.get("responses"));
            assertTrue(responses.containsKey("200") || responses.containsKey("201"), route);
            for (String status : Set.of("406", "429", "500")) assertTrue(responses.containsKey(status), route + status);
        });
    }

    private static void add(Map<String, Set<String>> routes, String method, String[] paths, String[] consumes) {
        for (String path : paths) {
            // The same route with a stroke at its end, for clients that write one.
            if (path.endsWith("/")) continue;
            routes.computeIfAbsent(method + path, any -> new TreeSet<>()).addAll(Arrays.asList(consumes));
        }
    }

    private Map<String, Map<?, ?>> operations() {
        Map<String, Map<?, ?>> operations = new TreeMap<>();
        object(document.get("paths")).forEach((path, methods) -> object(methods)
                .forEach((method, operation) -> operations.put(method + " " + path, object(operation))));
        return operations;
    }

    /** Types of the body, but for one that may be any. */
    private static Set<String> bodies(Map<?, ?> operation) {
        Set<String> types = new TreeSet<>();
        if (operation.get("requestBody") instanceof Map<?, ?> body)
            object(body.get("content")).keySet().forEach(type -> types.add(String.valueOf(type)));
        types.remove("*/*");
        return types;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) return map;
        throw new AssertionError(value + " is no object");
    }
}
