package io.cloudfreedom.router.kit.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// The examples that a service keeps for its description, in the resource `META-INF/openapi-examples.json`:
/// an object with a member for each schema. A service that has none is not described beyond what the
/// extension finds by itself.
final class ExampleFile {
    private static final String RESOURCE = "META-INF/openapi-examples.json";

    private ExampleFile() {}

    @SuppressWarnings("unchecked") // A JSON object reads as nothing else.
    static Map<String, Object> read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(RESOURCE)) {
            return file == null ? Map.of() : new ObjectMapper().readValue(file, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
