package io.cloudfreedom.router.system.mainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.InternalServerException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.LocalStack;
import io.cloudfreedom.router.local.StackOptions;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.RouterApi;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a platform does every day, with the official OpenAI SDK as the tenant's app.
class MainJobIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MODEL = "gpt-4o";
    private static final int STREAMS = 50;

    @TempDir
    static Path state;

    private static LocalStack stack;
    private static RouterApi api;
    private static Providers providers;

    @BeforeAll
    static void startEverything() {
        Path sources = Path.of("../..").toAbsolutePath().normalize();
        Path python = sources.resolve(".router/venv/bin/python");
        stack = LocalStack.start(StackOptions.forTest(sources, state, python), Console.silent());
        api = stack.api();
        providers = new Providers(URI.create(url("doubles")));
    }

    @AfterAll
    static void stopEverything() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aKeyIsServedRotatedUnderLoadDeletedAndPaidForToTheNanoDollar() throws Exception {
        String first = credential();
        String second = credential();
        String tenant = create("/api/tenants", Map.of("name", "System", "slug", "system-" + run(), "tier", "byok"));
        String key = createKey(tenant, first);
        OpenAIClient app = app(virtualKey(tenant));
        untilServed(app);

        assertThat(chat(app)).contains(last4(first));

        providers.treat(first, "tick", 15, 200);
        List<String> answers = streamWhile(app, () -> rotate(key, second));
        assertThat(answers).hasSize(STREAMS).allSatisfy(text -> assertThat(text).isNotEmpty());
        assertThat(chat(app)).contains(last4(second));
        long usesOfFirst = providers.requestsWith(first);
        assertThat(chat(app)).contains(last4(second));
        assertThat(providers.requestsWith(first)).isEqualTo(usesOfFirst);

        delete(key);
        await().atMost(SOON)
                .untilAsserted(() -> assertThatExceptionOfType(InternalServerException.class)
                        .isThrownBy(() -> chat(app))
                        .satisfies(refusal -> assertThat(refusal.code()).contains("no_key_available")));

        List<Providers.Billed> billed = new ArrayList<>(providers.billedTo(first));
        billed.addAll(providers.billedTo(second));
        Money expected = new Prices(api).of(billed);
        assertThat(expected).isGreaterThan(Money.ZERO);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode row = monthOf(tenant);
            assertThat(row.path("requests").asInt()).isEqualTo(billed.size());
            assertThat(row.path("cost").asText()).isEqualTo(expected.toString());
        });

        List<Path> written = List.of(state.resolve("data"), state.resolve("logs"));
        assertThat(new SecretScan(List.of(first, second)).search(written)).isEmpty();
        assertThat(new SecretScan(List.of(tenant)).search(written))
                .as("the search does look where the services write")
                .isNotEmpty();
    }

    private static List<String> streamWhile(OpenAIClient app, Callable<Void> change) throws Exception {
        CountDownLatch running = new CountDownLatch(STREAMS);
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                streams.add(threads.submit(() -> stream(app, running)));
            }
            running.await();
            change.call();
            for (Future<String> stream : streams) {
                answers.add(stream.get());
            }
        }
        return answers;
    }

    /// The whole text of a stream that ended as streams end.
    private static String stream(OpenAIClient app, CountDownLatch running) {
        StringBuilder text = new StringBuilder();
        boolean finished = false;
        boolean first = true;
        try (StreamResponse<ChatCompletionChunk> chunks =
                app.chat().completions().createStreaming(question())) {
            for (ChatCompletionChunk chunk : (Iterable<ChatCompletionChunk>) chunks.stream()::iterator) {
                if (first) {
                    running.countDown();
                    first = false;
                }
                for (ChatCompletionChunk.Choice choice : chunk.choices()) {
                    choice.delta().content().ifPresent(text::append);
                    finished |= choice.finishReason().isPresent();
                }
            }
        }
        assertThat(finished).isTrue();
        return text.toString();
    }

    private static String chat(OpenAIClient app) {
        return app.chat()
                .completions()
                .create(question())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();
    }

    private static ChatCompletionCreateParams question() {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .maxCompletionTokens(200)
                .addUserMessage("Say something kind in one sentence.")
                .build();
    }

    /// The gateway learns of the virtual key over Kafka.
    private static void untilServed(OpenAIClient app) {
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(OpenAIServiceException.class)
                .until(() -> !chat(app).isEmpty());
    }

    private static OpenAIClient app(String virtualKey) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(url("openai_base_url"))
                .apiKey(virtualKey)
                .maxRetries(0)
                .build();
    }

    private static String url(String name) {
        return Objects.requireNonNull(stack.status().urls().get(name));
    }

    private static String createKey(String tenant, String secret) {
        return create(
                "/api/provider-keys",
                Map.of(
                        "tenant_id",
                        tenant,
                        "provider",
                        "openai",
                        "provider_name",
                        "OpenAI",
                        "api_key",
                        secret,
                        "models_enabled",
                        List.of("*")));
    }

    private static String virtualKey(String tenant) {
        return api.post("/api/virtual-keys", run(), Map.of("tenant_id", tenant, "name", "app"))
                .require("a virtual key")
                .body()
                .path("token")
                .asText();
    }

    private static Void rotate(String key, String secret) {
        HttpJson.Answer rotated = api.post("/api/provider-keys/" + key + "/rotate", run(), Map.of("api_key", secret))
                .require("the rotation");
        JsonNode convergence = rotated.body().path("convergence");
        assertThat(convergence.path("applied")).isEqualTo(convergence.path("proxies"));
        return null;
    }

    private static void delete(String key) {
        String version = api.get("/api/provider-keys/" + key).require("the key").header("ETag");
        api.delete("/api/provider-keys/" + key, version).require("the deletion");
    }

    private static JsonNode monthOf(String tenant) {
        JsonNode rows = api.get("/api/reports/monthly?group_by=tenant&tenant_id=" + tenant + "&month="
                        + YearMonth.now(ZoneOffset.UTC))
                .require("the report")
                .body()
                .path("rows");
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static String create(String path, Map<String, ?> body) {
        return api.post(path, run(), body)
                .require("a creation")
                .body()
                .path("id")
                .asText();
    }

    /// Digits only: a double takes words like `bad` in a credential as an order.
    private static String credential() {
        return "sk-"
                + new SecureRandom().ints(40, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static String last4(String credential) {
        return credential.substring(credential.length() - 4);
    }

    private static String run() {
        return UUID.randomUUID().toString();
    }
}
