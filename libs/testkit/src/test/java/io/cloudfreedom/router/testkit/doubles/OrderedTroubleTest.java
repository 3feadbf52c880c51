package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.testkit.doubles.DoublesClient.Received;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a credential's name orders: errors, slowness, streams that end early.
class OrderedTroubleTest extends DoublesTest {
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
}
