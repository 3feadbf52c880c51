package io.cloudfreedom.router.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import io.cloudfreedom.router.local.api.RouterApi;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A tenant with one provider key of its own and nothing to fall back to; deleted at the end.
final class ThrowAwayTenant implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningStack stack;
    private final RouterApi api;
    private final String slug = "benchmark-" + UUID.randomUUID();
    private final String id;
    private String key = "";

    /// Creates the tenant; its key comes with `addKey`.
    ThrowAwayTenant(RunningStack stack) {
        this(stack, Map.of());
    }

    /// @param more members of the tenant: limits, for instance
    ThrowAwayTenant(RunningStack stack, Map<String, ?> more) {
        this.stack = stack;
        this.api = stack.api();
        Map<String, Object> tenant = new HashMap<>(Map.of("name", "Benchmark", "slug", slug, "tier", "byok"));
        tenant.putAll(more);
        this.id = create("/api/tenants", tenant).path("id").asText();
    }

    void addKey(String secret) {
        key = create(
                        "/api/provider-keys",
                        Map.of(
                                "tenant_id",
                                id,
                                "provider",
                                "openai",
                                "provider_name",
                                "Benchmark",
                                "api_key",
                                secret,
                                "models_enabled",
                                List.of("*")))
                .path("id")
                .asText();
    }

    /// An app of the tenant that is already answered: the gateway learns of a virtual key over Kafka.
    TimedChat app() {
        String token = create("/api/virtual-keys", Map.of("tenant_id", id, "name", "benchmark"))
                .path("token")
                .asText();
        TimedChat chat = new TimedChat(stack.routed(token));
        try {
            awaitAnswer(chat);
            return chat;
        } catch (StackException e) {
            chat.close();
            throw e;
        }
    }

    void awaitAnswer(TimedChat chat) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                chat.ask(false);
                return;
            } catch (StackException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    /// Answers the version to delete.
    String readKey() {
        return api.get("/api/provider-keys/" + key).require("the key").header("ETag");
    }

    /// Answers when no LiteLLM serves it any more.
    void deleteKey(String etag) {
        api.delete("/api/provider-keys/" + key, etag).require("the key's deletion");
    }

    /// What it has spent, once the ledger has so many of its requests.
    Money spent(int requests) {
        String path =
                "/api/reports/monthly?group_by=tenant&tenant_id=" + id + "&month=" + YearMonth.now(ZoneOffset.UTC);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode row =
                    api.get(path).require("the report").body().path("rows").path(0);
            if (row.path("requests").asInt() >= requests) {
                return Money.parse(row.path("cost").asText("0"));
            }
            if (System.nanoTime() > end) {
                throw new StackException("the ledger has " + row + ", not " + requests + " requests");
            }
            pause();
        }
    }

    /// Answers when every LiteLLM serves the new secret.
    void rotate(String secret) {
        JsonNode convergence = api.post(rotation(), run(), Map.of("api_key", secret))
                .require("the rotation")
                .body()
                .path("convergence");
        int proxies = convergence.path("proxies").asInt();
        if (proxies < 1 || convergence.path("applied").asInt() != proxies) {
            throw new StackException("a rotation did not converge: " + convergence);
        }
    }

    /// Answers when the new secret is saved.
    ///
    /// @return the key's new version
    long rotateWithoutWaiting(String secret) {
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + stack.script().token(),
                "Accept",
                "application/json",
                "Idempotency-Key",
                run());
        return HttpJson.send("POST", URI.create(stack.url("gateway") + rotation()), headers, Map.of("api_key", secret))
                .require("the rotation without waiting")
                .body()
                .path("version")
                .asLong();
    }

    void awaitServed(long version) {
        JsonNode state = api.get("/api/convergence?wait=20&key_id=" + key + "&version=" + version)
                .require("the convergence")
                .body();
        if (!state.path("pending").isEmpty()) {
            throw new StackException("a rotation did not converge: " + state);
        }
    }

    @Override
    public void close() {
        Answer tenant = api.get("/api/tenants/" + id).require("the tenant");
        api.delete("/api/tenants/" + id + "?confirm=" + slug, tenant.header("ETag"))
                .require("the tenant's deletion");
    }

    private String rotation() {
        return "/api/provider-keys/" + key + "/rotate";
    }

    private JsonNode create(String path, Map<String, ?> body) {
        return api.post(path, run(), body).require("POST " + path).body();
    }

    private static String run() {
        return UUID.randomUUID().toString();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
