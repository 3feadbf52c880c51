package io.cloudfreedom.router.testkit.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.testkit.doubles.DoublesClient.Received;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// OpenAI's and Azure's doubles: the same wire, other addresses.
class OpenAiDoubleTest extends DoublesTest {
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
}
