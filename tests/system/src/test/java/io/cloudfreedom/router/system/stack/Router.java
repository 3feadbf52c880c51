package io.cloudfreedom.router.system.stack;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.LocalStack;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import io.cloudfreedom.router.local.api.RouterApi;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// The running router, as an admin with a script and a tenant's app see it.
public record Router(LocalStack stack) {
    /// What a change may take on a busy machine, with parts that are starting again.
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    public static final String MODEL = "gpt-4o";

    public RouterApi api() {
        return stack.api();
    }

    public URI url(String name) {
        return URI.create(Objects.requireNonNull(stack.status().urls().get(name)));
    }

    public Providers providers() {
        return new Providers(url("doubles"));
    }

    /// Answers its id.
    public String createTenant(String tier) {
        return create("/api/tenants", Map.of("name", "System", "slug", "system-" + run(), "tier", tier))
                .path("id")
                .asText();
    }

    /// A key of OpenAI's; answers its id.
    public String createKey(String tenant, String secret) {
        return createKey(tenant, "openai", secret, Map.of());
    }

    public String createKey(String tenant, String provider, String secret, Map<String, ?> more) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "tenant_id",
                tenant,
                "provider",
                provider,
                "provider_name",
                "System",
                "api_key",
                secret,
                "models_enabled",
                List.of("*")));
        body.putAll(more);
        return create("/api/provider-keys", body).path("id").asText();
    }

    /// Answers the token.
    public String createVirtualKey(String tenant) {
        return create("/api/virtual-keys", Map.of("tenant_id", tenant, "name", "app"))
                .path("token")
                .asText();
    }

    private JsonNode create(String path, Map<String, ?> body) {
        return api().post(path, run(), body).require("POST " + path).body();
    }

    public Answer chat(String virtualKey, String model, boolean stream) {
        return HttpJson.send(
                "POST",
                URI.create(url("openai_base_url") + "/chat/completions"),
                Map.of("Authorization", "Bearer " + virtualKey),
                Map.of(
                        "model",
                        model,
                        "stream",
                        stream,
                        "max_completion_tokens",
                        200,
                        "messages",
                        List.of(Map.of("role", "user", "content", "Say something kind in one sentence."))));
    }

    /// Waits for a first answer: the gateway learns of keys over Kafka.
    public void awaitAnswer(String virtualKey) {
        await().atMost(PATIENCE).until(() -> chat(virtualKey, MODEL, false).succeeded());
    }

    /// Digits only: a double takes words like `bad` in a credential as an order.
    public static String credential() {
        return "sk-"
                + new SecureRandom().ints(40, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /// An idempotency key.
    public static String run() {
        return UUID.randomUUID().toString();
    }
}
