package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.testkit.doubles.DoublesClient.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// Running doubles, a client, and the smallest request that each provider takes.
abstract class DoublesTest {
    static final String MODEL_PATH = "/projects/p1/locations/europe-west1/publishers/google/models/";

    static final String LONG_TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(20);

    static ProviderDoubles doubles;

    static DoublesClient client;

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

    static Received call(String provider, String credential, String suffix) throws Exception {
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

    static Received bedrock(String method, String path, String accessKeyId, String secret, @Nullable JsonObject body)
            throws Exception {
        String text = body == null ? "" : body.encode();
        return client.send(
                method,
                path,
                TestSigner.sign(method, doubles.port(), path, accessKeyId, secret, text, Instant.now()),
                text);
    }

    static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    static JsonObject chat(String model, String text) {
        return new JsonObject()
                .put("model", model)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", text)));
    }

    static JsonObject contents(String text) {
        return new JsonObject()
                .put(
                        "contents",
                        new JsonArray().add(new JsonObject().put("role", "user").put("parts", parts(text))));
    }

    static JsonObject converse(String text) {
        return new JsonObject()
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", parts(text))));
    }

    static JsonArray parts(String text) {
        return new JsonArray().add(new JsonObject().put("text", text));
    }
}
