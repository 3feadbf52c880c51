package io.cloudfreedom.router.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.ChatClient.Chat;
import io.cloudfreedom.router.local.api.ClientCredentials;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import io.cloudfreedom.router.local.api.RouterApi;
import io.cloudfreedom.router.local.status.StackStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Tells the main job as a story against the running stack, through its public addresses alone; every chapter
/// checks what it says.
final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Console console;
    private final RouterApi api;
    private final DoublesView doubles;
    private final String model;
    private final URI openAi;
    private final String run = Long.toString(Instant.now().toEpochMilli());
    private boolean holds = true;

    Demo(Console console, StackStatus status) {
        this.console = console;
        URI issuer = URI.create(status.urls().getOrDefault("issuer", ""));
        ClientCredentials script = new ClientCredentials(
                issuer, status.client().id(), status.client().secret());
        this.api = new RouterApi(URI.create(status.urls().getOrDefault("gateway", "")), script::token);
        this.doubles = new DoublesView(Optional.ofNullable(status.urls().get("doubles"))
                .map(URI::create)
                .orElseThrow(() -> new StackException(
                        "the demo needs the providers' doubles: ./router up without --provider-env")));
        this.model = status.model();
        this.openAi = URI.create(status.urls().getOrDefault("openai_base_url", ""));
    }

    /// Whether everything was as told.
    boolean run() {
        String first = "demo-first-" + run;
        String second = "demo-second-" + run;

        chapter("1. A tenant that brings its own key, and may fall back to the platform's (tier hybrid)");
        String tenant = id(api.post(
                "/api/tenants",
                "demo-tenant-" + run,
                Map.of("name", "Demo " + run, "slug", "demo-" + run, "tier", "hybrid")));
        tell("tenant " + tenant);

        chapter("2. Its OpenAI key: tested, written to Vault, spread to every LiteLLM without a restart");
        Instant saved = Instant.now();
        Answer created = api.post(
                "/api/provider-keys",
                "demo-key-" + run,
                Map.of(
                        "tenant_id",
                        tenant,
                        "provider",
                        "openai",
                        "provider_name",
                        "Demo OpenAI",
                        "api_key",
                        first,
                        "models_enabled",
                        List.of("*")));
        String key = id(created);
        tell("key %s, shown as …%s, served after %s: %s"
                .formatted(
                        key,
                        created.body().path("last4").asText(),
                        Console.seconds(Duration.between(saved, Instant.now())),
                        created.body().path("convergence")));

        chapter("3. A virtual key for the tenant's app; its token is shown once");
        String token = api.post(
                        "/api/virtual-keys", "demo-virtual-" + run, Map.of("tenant_id", tenant, "name", "demo app"))
                .require("the virtual key")
                .body()
                .path("token")
                .asText();
        ChatClient client = new ChatClient(openAi, token, model);
        tell("virtual key " + token.substring(0, Math.min(10, token.length())) + "…");

        chapter("4. Chat, plain and streaming");
        Chat plain = untilServed(client);
        tell("plain: \"" + plain.text() + "\" (key source " + plain.keySource() + ", cost " + plain.cost() + " USD)");
        check("the provider saw the tenant's key", doubles.lastSaw(first));
        Chat stream = client.stream();
        tell("stream: \"" + stream.text() + "\" in " + stream.chunks() + " chunks");
        check("the provider saw the tenant's key", doubles.lastSaw(first));

        chapter("5. Rotation under a running stream");
        doubles.treat(first, "tick");
        CompletableFuture<Chat> running = CompletableFuture.supplyAsync(client::stream);
        pause(Duration.ofMillis(700));
        api.post("/api/provider-keys/" + key + "/rotate", "demo-rotate-" + run, Map.of("api_key", second))
                .require("the rotation");
        tell("rotated while the stream was running: " + !running.isDone());
        Chat interrupted = running.join();
        check(
                "the stream finished, " + interrupted.chunks() + " chunks",
                interrupted.status() == 200 && interrupted.finished());

        chapter("6. The next chat uses the new key");
        check("answered", client.chat().status() == 200);
        check("the provider saw the new key", doubles.lastSaw(second));

        chapter("7. The tenant's key fails: the platform's shared key answers the same request");
        doubles.treat(second, "quota");
        Chat fallback = client.chat();
        tell("\"" + fallback.text() + "\" (key source " + fallback.keySource() + ")");
        check("answered", fallback.status() == 200);
        check("the provider saw another key than the tenant's", !doubles.lastSaw(second));
        doubles.treat(second, "ok");

        chapter("8. This month's report: cost per tenant and key");
        report(tenant);
        console.line("");
        console.line(holds ? "Everything was as told." : "Not everything was as told: see the lines marked NO.");
        return holds;
    }

    /// The gateway learns of a new virtual key over Kafka, some milliseconds after the call that made it.
    private Chat untilServed(ChatClient client) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Chat chat = client.chat();
        while (chat.status() != 200 && System.nanoTime() < end) {
            pause(Duration.ofMillis(100));
            chat = client.chat();
        }
        check("answered", chat.status() == 200);
        return chat;
    }

    private void report(String tenant) {
        String path = "/api/reports/monthly?group_by=tenant,provider_key,model&month=" + YearMonth.now(ZoneOffset.UTC);
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<JsonNode> rows = rows(path, tenant);
        while (requests(rows) < 5 && System.nanoTime() < end) {
            pause(Duration.ofMillis(250));
            rows = rows(path, tenant);
        }
        for (JsonNode row : rows) {
            tell(row.toString());
        }
        check("the five answers are in the ledger", requests(rows) == 5);
    }

    private List<JsonNode> rows(String path, String tenant) {
        JsonNode body = api.get(path).require("the report").body();
        JsonNode rows = body.isArray() ? body : body.path(body.has("rows") ? "rows" : "items");
        return rows.valueStream()
                .filter(row -> row.path("tenant_id").asText().equals(tenant))
                .toList();
    }

    private static long requests(List<JsonNode> rows) {
        return rows.stream().mapToLong(row -> row.path("requests").asLong()).sum();
    }

    private static String id(Answer created) {
        return created.require("a creation").body().path("id").asText();
    }

    private void chapter(String title) {
        console.line("");
        console.line(title);
    }

    private void tell(String text) {
        console.line("   " + text);
    }

    private void check(String what, boolean isSo) {
        holds &= isSo;
        console.line((isSo ? "   yes  " : "   NO   ") + what);
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
