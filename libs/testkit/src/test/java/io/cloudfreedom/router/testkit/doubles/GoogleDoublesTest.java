package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.testkit.doubles.DoublesClient.Received;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Gemini's and Vertex' doubles, Claude on Vertex among them.
class GoogleDoublesTest extends DoublesTest {
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
}
