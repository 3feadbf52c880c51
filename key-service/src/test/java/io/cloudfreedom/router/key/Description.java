package io.cloudfreedom.router.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The API's description as the build has written it.
final class Description {
    private static final Path FILE = Path.of("target/openapi/openapi.json");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final String VARIABLE = "\\{[^}]+}";

    private static final Description BUILT = new Description(read());

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    private Description(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        // A path without variables comes before one that it would match.
        operations.sort(Comparator.comparing(operation -> operation.path().contains("{")));
    }

    static Description built() {
        return BUILT;
    }

    /// One method on one path.
    record Operation(String method, String path, JsonNode json) {
        String id() {
            return json.path("operationId").asText().replaceFirst("^.*_", "");
        }

        boolean takesQuery(String name) {
            return takes("query", name);
        }

        boolean takes(String in, String name) {
            return json.path("parameters")
                    .valueStream()
                    .anyMatch(p -> p.path("name").asText().equals(name)
                            && p.path("in").asText().equals(in));
        }

        boolean takesBodyOf(String schema) {
            return json.at("/requestBody/content/application~1json/schema/$ref")
                    .asText()
                    .endsWith("/" + schema);
        }

        JsonNode response(int status) {
            return json.path("responses").path(Integer.toString(status));
        }

        private boolean is(String askedMethod, String askedPath) {
            return method.equalsIgnoreCase(askedMethod) && askedPath.matches(path.replaceAll(VARIABLE, "[^/]+"));
        }
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.is(method, path))
                .findFirst();
    }

    /// What a schema stands for.
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the build has written no description", e);
        }
    }
}
