package io.cloudfreedom.router.local.status;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudfreedom.router.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a script needs to drive the running stack; written by the supervisor, readable by its owner only.
///
/// @param state `starting` or `ready`
/// @param urls addresses by name: `portal`, `gateway`, `api`, `issuer` …
/// @param virtualKey of the sample tenant; empty until it exists
public record StackStatus(
        String state,
        Map<String, String> urls,
        List<PartStatus> parts,
        String model,
        String tenantId,
        String virtualKey,
        List<Login> logins,
        ScriptClient client) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// One part of the stack; `pid` is 0 and `memoryKib` 0 while it does not run.
    public record PartStatus(String name, int port, long pid, long memoryKib, String log) {}

    /// A sample user; `totpSecret` as an authenticator app takes it, empty without a second factor.
    public record Login(String user, String role, String password, String totpSecret) {}

    /// The client `router-cli`.
    public record ScriptClient(String id, String secret) {}

    public void write(Path file) {
        StateFolder.replace(file, json().getBytes(StandardCharsets.UTF_8));
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<StackStatus> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), StackStatus.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long memoryKib() {
        return parts.stream().mapToLong(PartStatus::memoryKib).sum();
    }

    public StackStatus withParts(List<PartStatus> fresh) {
        return new StackStatus(state, urls, fresh, model, tenantId, virtualKey, logins, client);
    }
}
