package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.testkit.doubles.DoublesClient.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderDoublesTest {
    private static final String MODEL_PATH = "/projects/p1/locations/europe-west1/publishers/google/models/";
    private static final String LONG_TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(20);

    private static ProviderDoubles doubles;
    private static DoublesClient client;

    @BeforeAll
    static void start() {
        doubles = ProviderDoubles.start("127.0.0.1", 0);
        client = new DoublesClient(doubles.url());
    }

    @AfterAll
    static void stop() {
        doubles.close();
    }

    @BeforeEach
    void forget() throws Exception {
        client.reset();
    }

    @Test
    void openAiChatBillsWhatItSays() throws Exception {
        Received received =
                client.post("/openai/v1/chat/completions", bearer("test-openai-1234"), chat("gpt-4o", LONG_TEXT));

        JsonObject usage = received.json().getJsonObject("usage");
        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header(ProviderDoubles.MARK)).isEqualTo("openai");
        assertThat(content(received))
                .startsWith("Hello from the openai double; key …1234.")
                .doesNotContain("test-openai");
        assertThat(usage.getInteger("prompt_tokens")).isEqualTo(LONG_TEXT.length() / 4 + 4);
        assertThat(usage.getJsonObject("prompt_tokens_details").getInteger("cached_tokens"))
                .isEqualTo(112);
        JsonObject record = client.lastRequest();
        assertThat(record.getString("credential_sha256"))
                .isEqualTo(Credential.of("test-openai-1234").sha256());
        assertThat(record.getString("credential_last4")).isEqualTo("1234");
        assertThat(record.getString("model")).isEqualTo("gpt-4o");
        assertThat(record.getInteger("input_tokens")).isEqualTo(usage.getInteger("prompt_tokens"));
        assertThat(record.getInteger("cached_input_tokens")).isEqualTo(112);
        assertThat(record.getInteger("output_tokens")).isEqualTo(usage.getInteger("completion_tokens"));
        assertThat(record.getBoolean("finished")).isTrue();
    }

    @Test
    void openAiStreamSaysTheSameAndUsageOnlyWhenAsked() throws Exception {
        JsonObject body = chat("gpt-4o", "hello").put("stream", true);

        Received plain = client.post("/openai/v1/chat/completions", bearer("test-openai-1234"), body);
        Received withUsage = client.post(
                "/openai/v1/chat/completions",
                bearer("test-openai-1234"),
                body.put("stream_options", new JsonObject().put("include_usage", true)));

        assertThat(plain.header("content-type")).startsWith("text/event-stream");
        assertThat(plain.events().getLast()).isEqualTo("[DONE]");
        assertThat(plain.text()).doesNotContain("\"usage\"");
        assertThat(streamedChat(plain)).isEqualTo(streamedChat(withUsage)).contains("key …1234");
        List<String> events = withUsage.events();
        JsonObject usage = new JsonObject(events.get(events.size() - 2)).getJsonObject("usage");
        JsonObject record = client.lastRequest();
        assertThat(record.getInteger("output_tokens")).isEqualTo(usage.getInteger("completion_tokens"));
        assertThat(record.getBoolean("stream")).isTrue();
        assertThat(record.getBoolean("finished")).isTrue();
    }

    @Test
    void theMaximumIsRespected() throws Exception {
        JsonObject body = chat("gpt-4o", "hello").put("max_tokens", 3);

        Received received = client.post("/openai/v1/chat/completions", bearer("test-openai-1234"), body);

        assertThat(received.json().getJsonObject("usage").getInteger("completion_tokens"))
                .isEqualTo(3);
        assertThat(received.json().getJsonArray("choices").getJsonObject(0).getString("finish_reason"))
                .isEqualTo("length");
    }

    @Test
    void aReasoningModelBillsItsThoughts() throws Exception {
        Received received = client.post(
                "/openai/v1/chat/completions",
                bearer("test-openai-1234"),
                chat("gpt-5.4", "hello").put("max_completion_tokens", 20).put("n", 2));

        JsonObject usage = received.json().getJsonObject("usage");
        assertThat(received.json().getJsonArray("choices")).hasSize(2);
        assertThat(usage.getJsonObject("completion_tokens_details").getInteger("reasoning_tokens"))
                .isEqualTo(20);
        assertThat(usage.getInteger("completion_tokens")).isEqualTo(40);
    }

    @Test
    void openAiCompletions() throws Exception {
        JsonObject body =
                new JsonObject().put("model", "gpt-3.5-turbo-instruct").put("prompt", "Say hello");

        Received received = client.post("/openai/v1/completions", bearer("test-openai-1234"), body);
        Received stream = client.post("/openai/v1/completions", bearer("test-openai-1234"), body.put("stream", true));

        assertThat(received.json().getJsonArray("choices").getJsonObject(0).getString("text"))
                .contains("openai double");
        assertThat(received.json().getJsonObject("usage").getInteger("prompt_tokens"))
                .isEqualTo(3);
        assertThat(stream.events().getLast()).isEqualTo("[DONE]");
    }

    @Test
    void openAiResponses() throws Exception {
        JsonObject body = new JsonObject().put("model", "gpt-5.4").put("input", "Say hello");

        Received received = client.post("/openai/v1/responses", bearer("test-openai-1234"), body);
        Received stream = client.post("/openai/v1/responses", bearer("test-openai-1234"), body.put("stream", true));

        JsonObject usage = received.json().getJsonObject("usage");
        assertThat(received.json().getString("status")).isEqualTo("completed");
        assertThat(usage.getJsonObject("output_tokens_details").getInteger("reasoning_tokens"))
                .isEqualTo(16);
        JsonObject last = new JsonObject(stream.events().getLast());
        assertThat(last.getString("type")).isEqualTo("response.completed");
        assertThat(last.getJsonObject("response").getJsonObject("usage")).isEqualTo(usage);
    }

    @Test
    void openAiEmbeddings() throws Exception {
        JsonObject body = new JsonObject()
                .put("model", "text-embedding-3-small")
                .put("input", new JsonArray().add("one").add("two"))
                .put("dimensions", 8);

        Received floats = client.post("/openai/v1/embeddings", bearer("test-openai-1234"), body);
        Received base64 =
                client.post("/openai/v1/embeddings", bearer("test-openai-1234"), body.put("encoding_format", "base64"));

        assertThat(floats.json().getJsonArray("data")).hasSize(2);
        assertThat(floats.json().getJsonArray("data").getJsonObject(0).getJsonArray("embedding"))
                .hasSize(8);
        assertThat(Base64.getDecoder()
                        .decode(base64.json()
                                .getJsonArray("data")
                                .getJsonObject(0)
                                .getString("embedding")))
                .hasSize(8 * Float.BYTES);
        assertThat(client.lastRequest().getInteger("output_tokens")).isZero();
    }

    @Test
    void azureDeployments() throws Exception {
        Map<String, String> key = Map.of("api-key", "test-azure-5678");

        Received chat = client.post(
                "/azure/openai/deployments/chat-prod/chat/completions?api-version=2024-10-21", key, chat("x", "hi"));
        Received missing = client.post(
                "/azure/openai/deployments/nodeploy/chat/completions?api-version=2024-10-21", key, chat("x", "hi"));
        Received models = client.get("/azure/openai/models?api-version=2024-10-21", key);

        assertThat(content(chat)).contains("azure double; key …5678");
        assertThat(client.requests().getJsonObject(0).getString("model")).isEqualTo("chat-prod");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().getJsonObject("error").getString("code")).isEqualTo("DeploymentNotFound");
        assertThat(models.status()).isEqualTo(200);
    }

    @Test
    void geminiPlainAndStream() throws Exception {
        Map<String, String> key = Map.of("x-goog-api-key", "test-gemini-9abc");

        Received plain =
                client.post("/gemini/v1beta/models/gemini-2.5-flash:generateContent", key, contents(LONG_TEXT));
        Received stream = client.post(
                "/gemini/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse", key, contents(LONG_TEXT));

        JsonObject usage = plain.json().getJsonObject("usageMetadata");
        assertThat(plain.text()).contains("gemini double; key …9abc");
        assertThat(usage.getInteger("thoughtsTokenCount")).isEqualTo(16);
        assertThat(usage.getInteger("totalTokenCount"))
                .isEqualTo(usage.getInteger("promptTokenCount") + usage.getInteger("candidatesTokenCount") + 16);
        assertThat(new JsonObject(stream.events().getLast()).getJsonObject("usageMetadata"))
                .isEqualTo(usage);
        assertThat(client.lastRequest().getInteger("output_tokens"))
                .isEqualTo(usage.getInteger("candidatesTokenCount") + 16);
        assertThat(client.get("/gemini/v1beta/models?pageSize=1", key).json().getJsonArray("models"))
                .isNotEmpty();
    }

    @Test
    void vertexTakesATokenOfItsServiceAccount() throws Exception {
        String assertion = jwt("robot@p1.example", "key-id-7777");

        String token = token(assertion).json().getString("access_token");
        Received answer = client.post(
                "/vertex/v1" + MODEL_PATH + "gemini-2.5-flash:generateContent", bearer(token), contents("hi"));
        Received count =
                client.post("/vertex/v1" + MODEL_PATH + "gemini-2.5-flash:countTokens", bearer(token), contents("hi"));
        Received nowhere = client.post(
                "/vertex/v1/projects/p1/locations/nowhere/publishers/google/models/gemini-2.5-flash:countTokens",
                bearer(token),
                contents("hi"));

        assertThat(answer.text()).contains("vertex double; key …7777");
        assertThat(count.json().getInteger("totalTokens")).isEqualTo(5);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(client.requests().getJsonObject(1).getString("credential_sha256"))
                .isEqualTo(Credential.of("robot@p1.example/key-id-7777").sha256());
    }

    @Test
    void vertexServesClaudeInAnthropicsForm() throws Exception {
        String token = token(jwt("robot@p1.example", "key-id-7777")).json().getString("access_token");
        String model = "/vertex/v1/projects/p1/locations/global/publishers/anthropic/models/claude-sonnet-4-6";
        JsonObject body = chat("ignored", "hi").put("max_tokens", 100).put("anthropic_version", "vertex-2023-10-16");
        body.remove("model");

        Received whole = client.post(model + ":rawPredict", bearer(token), body);
        Received stream = client.post(model + ":streamRawPredict", bearer(token), body.put("stream", true));

        assertThat(whole.text()).contains("vertex double; key …7777");
        assertThat(whole.json().getString("model")).isEqualTo("claude-sonnet-4-6");
        assertThat(stream.text()).contains("message_stop");
        assertThat(client.requests().getJsonObject(2).getString("model")).isEqualTo("claude-sonnet-4-6");
    }

    @Test
    void vertexRefusesARevokedServiceAccount() throws Exception {
        Received named = token(jwt("revoked@p1.example", "k"));
        client.control("robot@p1.example/k", "bad");
        Received told = token(jwt("robot@p1.example", "k"));
        Received garbage = token("not-a-jwt");

        for (Received refused : List.of(named, told, garbage)) {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().getString("error")).isEqualTo("invalid_grant");
        }
    }

    @Test
    void anthropicPlainAndStream() throws Exception {
        Map<String, String> key = Map.of("x-api-key", "test-anthropic-def0", "anthropic-version", "2023-06-01");
        JsonObject body = chat("claude-sonnet-4-6", LONG_TEXT)
                .put("max_tokens", 100)
                .put(
                        "system",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("type", "text")
                                        .put("text", "Be kind.")
                                        .put("cache_control", new JsonObject().put("type", "ephemeral"))));

        Received plain = client.post("/anthropic/v1/messages", key, body);
        Received stream = client.post("/anthropic/v1/messages", key, body.put("stream", true));

        JsonObject usage = plain.json().getJsonObject("usage");
        JsonObject record = client.lastRequest();
        assertThat(plain.text()).contains("anthropic double; key …def0");
        assertThat(usage.getInteger("cache_creation_input_tokens")).isPositive();
        assertThat(record.getInteger("input_tokens"))
                .isEqualTo(usage.getInteger("input_tokens")
                        + usage.getInteger("cache_creation_input_tokens")
                        + usage.getInteger("cache_read_input_tokens"));
        assertThat(stream.text()).contains("event: message_start", "event: message_stop");
        assertThat(record.getInteger("output_tokens")).isEqualTo(usage.getInteger("output_tokens"));
        assertThat(client.get("/anthropic/v1/models?limit=1", key).status()).isEqualTo(200);
    }

    @Test
    void bedrockVerifiesTheSignature() throws Exception {
        String path = "/bedrock/model/amazon.nova-lite-v1%3A0/converse";

        Received good = bedrock("POST", path, "AKIAALPHA", "secret-ALPHA", converse("hi"));
        Received wrongSecret = bedrock("POST", path, "AKIAALPHA", "secret-OTHER", converse("hi"));
        Received tampered = client.send(
                "POST",
                path,
                TestSigner.sign(
                        "POST",
                        doubles.port(),
                        path,
                        "AKIAALPHA",
                        "secret-ALPHA",
                        converse("hi").encode(),
                        Instant.now()),
                converse("ho").encode());
        Received old = client.send(
                "POST",
                path,
                TestSigner.sign(
                        "POST",
                        doubles.port(),
                        path,
                        "AKIAALPHA",
                        "secret-ALPHA",
                        converse("hi").encode(),
                        Instant.now().minus(Duration.ofMinutes(6))),
                converse("hi").encode());

        assertThat(good.text()).contains("bedrock double; key …LPHA");
        assertThat(client.requests().getJsonObject(0).getString("model")).isEqualTo("amazon.nova-lite-v1:0");
        assertThat(client.requests().getJsonObject(0).getString("credential_sha256"))
                .isEqualTo(Credential.of("secret-ALPHA").sha256());
        for (Received refused : List.of(wrongSecret, tampered, old)) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("InvalidSignatureException");
        }
        assertThat(bedrock("GET", "/bedrock/foundation-models?byProvider=Amazon", "AKIAALPHA", "secret-ALPHA", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bedrockStreamsInFramesWithRightChecksums() throws Exception {
        String path = "/bedrock/model/amazon.nova-lite-v1%3A0/converse-stream";

        Received stream = bedrock("POST", path, "AKIAALPHA", "secret-ALPHA", converse(LONG_TEXT));

        List<JsonObject> events = frames(stream.response().body());
        StringBuilder text = new StringBuilder();
        for (JsonObject event : events) {
            if (event.containsKey("delta")) {
                text.append(event.getJsonObject("delta").getString("text"));
            }
        }
        JsonObject usage = events.getLast().getJsonObject("usage");
        assertThat(stream.header("content-type")).isEqualTo("application/vnd.amazon.eventstream");
        assertThat(text).contains("bedrock double; key …LPHA");
        assertThat(client.lastRequest().getInteger("output_tokens")).isEqualTo(usage.getInteger("outputTokens"));
        assertThat(client.lastRequest().getInteger("input_tokens"))
                .isEqualTo(usage.getInteger("inputTokens") + usage.getInteger("cacheReadInputTokens"));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, bad, 401, invalid_api_key",
        "openai, noperm, 403, insufficient_permissions",
        "openai, quota, 429, insufficient_quota",
        "openai, rate, 429, rate_limit_exceeded",
        "openai, down, 503, overloaded",
        "azure, bad, 401, invalid subscription key",
        "azure, noperm, 403, Firewall",
        "azure, quota, 403, QuotaExceeded",
        "azure, rate, 429, call rate limit",
        "azure, down, 503, InternalServerError",
        "gemini, bad, 400, API_KEY_INVALID",
        "gemini, noperm, 403, SERVICE_DISABLED",
        "gemini, quota, 429, check your plan and billing",
        "gemini, rate, 429, Resource has been exhausted",
        "gemini, down, 503, UNAVAILABLE",
        "vertex, bad, 401, UNAUTHENTICATED",
        "vertex, noperm, 403, PERMISSION_DENIED",
        "vertex, quota, 429, RESOURCE_EXHAUSTED",
        "vertex, rate, 429, RESOURCE_EXHAUSTED",
        "vertex, down, 503, UNAVAILABLE",
        "bedrock, bad, 403, security token",
        "bedrock, noperm, 403, not authorized",
        "bedrock, quota, 400, service quota",
        "bedrock, rate, 429, Too many requests",
        "bedrock, down, 503, unable to process",
        "anthropic, bad, 401, authentication_error",
        "anthropic, noperm, 403, permission_error",
        "anthropic, quota, 400, credit balance is too low",
        "anthropic, rate, 429, rate_limit_error",
        "anthropic, down, 529, overloaded_error"
    })
    void eachErrorByNameAndByControl(String provider, String mode, int status, String says) throws Exception {
        Received named = call(provider, "key-" + mode, "-nm");
        assertThat(call(provider, "harmless", "xx").status()).isEqualTo(200);
        client.control(provider.equals("bedrock") ? "secret-harmlessxx" : "harmlessxx", mode);
        Received told = call(provider, "harmless", "xx");

        for (Received refused : List.of(named, told)) {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.text()).contains(says).doesNotContain("key-" + mode, "harmless");
            assertThat(refused.header(ProviderDoubles.MARK)).isEqualTo(provider);
        }
        assertThat(client.lastRequest().getInteger("status")).isEqualTo(status);
        assertThat(client.lastRequest().getInteger("input_tokens")).isZero();
    }

    @Test
    void randomLettersAskForNothing() throws Exception {
        assertThat(call("openai", "key-5badc0de", "").status()).isEqualTo(200);
    }

    @Test
    void aCredentialMadeGoodAnswersAgain() throws Exception {
        client.control("key-revoked", "ok");

        assertThat(call("openai", "key-revoked", "").status()).isEqualTo(200);
    }

    @Test
    void noCredentialIsRefused() throws Exception {
        assertThat(client.post("/openai/v1/chat/completions", Map.of(), chat("gpt-4o", "hi"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTickingStreamComesInAsManyChunksAsTold() throws Exception {
        client.control(new JsonObject()
                .put("credential", "steady-0001")
                .put("mode", "tick")
                .put("chunks", 40)
                .put("interval_ms", 5));
        Instant before = Instant.now();

        Received stream = client.post(
                "/openai/v1/chat/completions",
                bearer("steady-0001"),
                chat("gpt-4o", "hi").put("stream", true));

        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(40 * 5));
        assertThat(stream.events()).hasSize(1 + 40 + 1 + 1);
    }

    @Test
    void aDyingStreamIsCutAndBilledAsFarAsItCame() throws Exception {
        JsonObject body = chat("gpt-4o", "hi").put("stream", true);

        assertThatThrownBy(() -> client.post("/openai/v1/chat/completions", bearer("die-0002"), body))
                .isInstanceOf(IOException.class);
        client.control("die-0002", "ok");
        client.post("/openai/v1/chat/completions", bearer("die-0002"), body);

        JsonObject cut = client.requests().getJsonObject(0);
        JsonObject whole = client.requests().getJsonObject(1);
        assertThat(cut.getBoolean("finished")).isFalse();
        assertThat(cut.getInteger("output_tokens")).isPositive().isLessThan(whole.getInteger("output_tokens"));
        assertThat(cut.getInteger("input_tokens")).isEqualTo(whole.getInteger("input_tokens"));
    }

    @Test
    void aClientThatLeavesIsBilledAsFarAsItListened() throws Exception {
        client.control(new JsonObject()
                .put("credential", "leaver-0003")
                .put("mode", "tick")
                .put("chunks", 1000)
                .put("interval_ms", 10));
        String body = chat("gpt-4o", "hi").put("stream", true).encode();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), doubles.port())) {
            socket.getOutputStream()
                    .write(
                            ("POST /openai/v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer leaver-0003\r\n"
                                            + "content-length: " + body.length() + "\r\n\r\n" + body)
                                    .getBytes(UTF_8));
            InputStream in = socket.getInputStream();
            byte[] some = new byte[2000];
            assertThat(in.readNBytes(some, 0, some.length)).isEqualTo(some.length);
            assertThat(client.lastRequest().getBoolean("finished")).isFalse();
            assertThat(client.totals()).isEmpty();
        }

        Instant patience = Instant.now().plusSeconds(10);
        while (client.totals().isEmpty() && Instant.now().isBefore(patience)) {
            Thread.sleep(20);
        }
        JsonObject record = client.lastRequest();
        assertThat(record.getBoolean("finished")).isFalse();
        assertThat(record.getInteger("output_tokens")).isPositive().isLessThan(1000);
    }

    @Test
    void aSlowCredentialWaits() throws Exception {
        Instant before = Instant.now();

        assertThat(call("openai", "slow-0004", "").status()).isEqualTo(200);

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void totalsAreTheSumsOfTheRecords() throws Exception {
        call("openai", "sum-0005", "");
        call("openai", "sum-0005", "");
        call("openai", "sum-bad-0006", "");

        JsonArray requests = client.requests();
        JsonArray totals = client.totals();
        JsonObject paid = totals.stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("credential_last4").equals("0005"))
                .findFirst()
                .orElseThrow();
        assertThat(totals).hasSize(2);
        assertThat(paid.getInteger("requests")).isEqualTo(2);
        assertThat(paid.getInteger("refused")).isZero();
        assertThat(paid.getInteger("output_tokens"))
                .isEqualTo(requests.getJsonObject(0).getInteger("output_tokens") * 2);
        long last = requests.getJsonObject(2).getLong("seq");
        assertThat(new JsonArray(
                        client.get("/__requests?since=" + (last - 1), Map.of()).text()))
                .hasSize(1);
        String paying = paid.getString("credential_sha256");
        assertThat(new JsonArray(client.get("/__requests?credential_sha256=" + paying, Map.of())
                        .text()))
                .hasSize(2);
        assertThat(new JsonArray(client.get("/__requests/last", Map.of()).text()))
                .containsExactly(requests.getJsonObject(2));
    }

    @Test
    void malformedRequestsAreRefused() throws Exception {
        assertThat(client.get("/__requests?since=x", Map.of()).status()).isEqualTo(400);
        assertThat(client.send("PUT", "/__control", Map.of(), "{\"mode\":\"ok\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.send("POST", "/openai/v1/chat/completions", bearer("k-0007"), "{")
                        .status())
                .isEqualTo(400);
        assertThat(client.get("/elsewhere", Map.of()).status()).isEqualTo(404);
    }

    private static Received call(String provider, String credential, String suffix) throws Exception {
        String key = credential + suffix;
        return switch (provider) {
            case "openai" -> client.post("/openai/v1/chat/completions", bearer(key), chat("gpt-4o", "hi"));
            case "azure" ->
                client.post("/azure/openai/deployments/d/chat/completions", Map.of("api-key", key), chat("m", "hi"));
            case "gemini" ->
                client.post(
                        "/gemini/v1beta/models/gemini-2.5-flash:generateContent",
                        Map.of("x-goog-api-key", key),
                        contents("hi"));
            case "vertex" ->
                client.post(
                        "/vertex/v1" + MODEL_PATH + "gemini-2.5-flash:generateContent", bearer(key), contents("hi"));
            case "bedrock" ->
                bedrock(
                        "POST",
                        "/bedrock/model/amazon.nova-lite-v1%3A0/converse",
                        "AKIA" + key,
                        "secret-" + key,
                        converse("hi"));
            case "anthropic" ->
                client.post("/anthropic/v1/messages", Map.of("x-api-key", key), chat("claude-sonnet-4-6", "hi"));
            default -> throw new IllegalArgumentException(provider);
        };
    }

    private static Received bedrock(
            String method, String path, String accessKeyId, String secret, @Nullable JsonObject body) throws Exception {
        String text = body == null ? "" : body.encode();
        return client.send(
                method,
                path,
                TestSigner.sign(method, doubles.port(), path, accessKeyId, secret, text, Instant.now()),
                text);
    }

    private static Received token(String assertion) throws Exception {
        return client.send(
                "POST",
                "/gtoken",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion);
    }

    private static String jwt(String issuer, String keyId) {
        long now = Instant.now().getEpochSecond();
        JsonObject header = new JsonObject().put("alg", "RS256").put("kid", keyId);
        JsonObject claims = new JsonObject().put("iss", issuer).put("iat", now).put("exp", now + 3600);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.encode().getBytes(UTF_8)) + "."
                + base64.encodeToString(claims.encode().getBytes(UTF_8)) + ".c2ln";
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    private static JsonObject chat(String model, String text) {
        return new JsonObject()
                .put("model", model)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", text)));
    }

    private static JsonObject contents(String text) {
        return new JsonObject()
                .put(
                        "contents",
                        new JsonArray().add(new JsonObject().put("role", "user").put("parts", parts(text))));
    }

    private static JsonObject converse(String text) {
        return new JsonObject()
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", parts(text))));
    }

    private static JsonArray parts(String text) {
        return new JsonArray().add(new JsonObject().put("text", text));
    }

    private static String content(Received received) {
        return received.json()
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getString("content");
    }

    private static String streamedChat(Received received) {
        StringBuilder text = new StringBuilder();
        for (String event : received.events()) {
            if (!event.equals("[DONE]")) {
                for (Object choice : new JsonObject(event).getJsonArray("choices")) {
                    text.append(((JsonObject) choice).getJsonObject("delta").getString("content", ""));
                }
            }
        }
        return text.toString();
    }

    /// The payloads of an event stream whose two checksums each are right.
    private static List<JsonObject> frames(byte[] stream) {
        List<JsonObject> events = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(stream);
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int total = bytes.getInt();
            int headers = bytes.getInt();
            assertThat(Integer.toUnsignedLong(bytes.getInt())).isEqualTo(crc(stream, start, 8));
            byte[] payload = new byte[total - headers - 16];
            bytes.position(start + 12 + headers).get(payload);
            assertThat(Integer.toUnsignedLong(bytes.getInt())).isEqualTo(crc(stream, start, total - 4));
            events.add(new JsonObject(new String(payload, UTF_8)));
        }
        return events;
    }

    private static long crc(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return crc.getValue();
    }
}
