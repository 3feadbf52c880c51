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
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.RouterApi;
import io.cloudfreedom.router.system.stack.Providers;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.SharedStack;
import io.cloudfreedom.router.testkit.secret.SecretScan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/// What a platform does every day, with the official OpenAI SDK as the tenant's app.
@Isolated("fifty streams at once, none of which may fail")
@ExtendWith(SharedStack.class)
class MainJobIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int STREAMS = 50;

    private final Router router;
    private final RouterApi api;
    private final Providers providers;

    MainJobIT(Router router) {
        this.router = router;
        this.api = router.api();
        this.providers = router.providers();
    }

    @Test
    void aKeyIsServedRotatedUnderLoadDeletedAndPaidForToTheNanoDollar() throws Exception {
        String first = Router.credential();
        String second = Router.credential();
        String tenant = router.createTenant("byok");
        String key = router.createKey(tenant, first);
        OpenAIClient app = app(router.createVirtualKey(tenant));
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

        Path state = router.stack().state().root();
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
            assertThat(running.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("%d streams have not begun", running.getCount())
                    .isTrue();
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
                .model(Router.MODEL)
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

    private OpenAIClient app(String virtualKey) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(router.url("openai_base_url").toString())
                .apiKey(virtualKey)
                .maxRetries(0)
                .build();
    }

    private Void rotate(String key, String secret) {
        HttpJson.Answer rotated = api.post(
                        "/api/provider-keys/" + key + "/rotate", Router.run(), Map.of("api_key", secret))
                .require("the rotation");
        JsonNode convergence = rotated.body().path("convergence");
        assertThat(convergence.path("applied")).isEqualTo(convergence.path("proxies"));
        return null;
    }

    private void delete(String key) {
        String version = api.get("/api/provider-keys/" + key).require("the key").header("ETag");
        api.delete("/api/provider-keys/" + key, version).require("the deletion");
    }

    private JsonNode monthOf(String tenant) {
        JsonNode rows = api.get("/api/reports/monthly?group_by=tenant&tenant_id=" + tenant + "&month="
                        + YearMonth.now(ZoneOffset.UTC))
                .require("the report")
                .body()
                .path("rows");
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static String last4(String credential) {
        return credential.substring(credential.length() - 4);
    }
}
