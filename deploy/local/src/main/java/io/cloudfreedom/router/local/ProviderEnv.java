package io.cloudfreedom.router.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Real provider keys from a `.env` file with the names that LiteLLM uses.
final class ProviderEnv {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> values;

    private ProviderEnv(Map<String, String> values) {
        this.values = values;
    }

    static ProviderEnv read(Path file) {
        Map<String, String> values = new TreeMap<>();
        for (String line : lines(file)) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (!text.startsWith("#") && equals > 0) {
                String name = text.substring(0, equals)
                        .replaceFirst("^export\\s+", "")
                        .strip();
                values.put(name, unquoted(text.substring(equals + 1).strip()));
            }
        }
        return new ProviderEnv(values);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new StackException("--provider-env: cannot read " + file, e);
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /// The bodies of the shared keys to create; at least one.
    List<SharedKey> keys() {
        List<SharedKey> keys = new ArrayList<>();
        get("OPENAI_API_KEY").ifPresent(key -> keys.add(SharedKey.openai(key)));
        get("ANTHROPIC_API_KEY").ifPresent(key -> keys.add(SharedKey.anthropic(key)));
        get("GEMINI_API_KEY").ifPresent(key -> keys.add(SharedKey.gemini(key)));
        get("AZURE_API_KEY")
                .ifPresent(key -> keys.add(SharedKey.azure(key, required("AZURE_API_BASE"), deployments())));
        get("AWS_SECRET_ACCESS_KEY")
                .ifPresent(key ->
                        keys.add(SharedKey.aws(required("AWS_ACCESS_KEY_ID"), key, required("AWS_REGION_NAME"))));
        get("VERTEX_PROJECT")
                .ifPresent(
                        project -> keys.add(SharedKey.vertex(serviceAccount(), project, required("VERTEX_LOCATION"))));
        if (keys.isEmpty()) {
            throw new StackException("--provider-env: no key that I know is in the file, for instance OPENAI_API_KEY");
        }
        return keys;
    }

    /// `AZURE_DEPLOYMENTS` as JSON, model → deployment; a deployment is named as its model otherwise.
    private Map<String, String> deployments() {
        Map<String, String> deployments = new TreeMap<>();
        try {
            JSON.readTree(get("AZURE_DEPLOYMENTS").orElse("{}"))
                    .properties()
                    .forEach(entry ->
                            deployments.put(entry.getKey(), entry.getValue().asText()));
        } catch (JsonProcessingException e) {
            throw new StackException("--provider-env: AZURE_DEPLOYMENTS is no JSON object", e);
        }
        return deployments.isEmpty() ? SharedKey.AZURE_DEPLOYMENTS : deployments;
    }

    private String serviceAccount() {
        Path file = Path.of(required("GOOGLE_APPLICATION_CREDENTIALS"));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StackException("--provider-env: cannot read " + file, e);
        }
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    private String required(String name) {
        return get(name).orElseThrow(() -> new StackException("--provider-env: " + name + " is missing in the file"));
    }
}
