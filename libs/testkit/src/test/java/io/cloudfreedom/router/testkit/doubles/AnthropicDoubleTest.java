package io.cloudfreedom.router.testkit.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.testkit.doubles.DoublesClient.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Anthropic's double.
class AnthropicDoubleTest extends DoublesTest {
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
}
