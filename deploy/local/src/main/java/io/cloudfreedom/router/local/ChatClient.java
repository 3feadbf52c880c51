package io.cloudfreedom.router.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// A tenant's app: chat completions with a virtual key.
final class ChatClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final Map<String, String> headers;
    private final String model;

    ChatClient(URI base, String virtualKey, String model) {
        this.url = URI.create(base + "/chat/completions");
        this.headers = Map.of("Authorization", "Bearer " + virtualKey);
        this.model = model;
    }

    /// What came back; `finished` says that a stream reached its `[DONE]`.
    record Chat(int status, String text, String keySource, String cost, int chunks, boolean finished) {}

    Chat chat() {
        Answer answer = HttpJson.send("POST", url, headers, body(false));
        String text = answer.succeeded()
                ? answer.body().at("/choices/0/message/content").asText()
                : answer.body().at("/error/message").asText();
        return chat(answer, text, 0, true);
    }

    Chat stream() {
        Answer answer = HttpJson.send("POST", url, headers, body(true));
        List<String> events = answer.response()
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            if (!event.equals("[DONE]")) {
                text.append(parse(event).at("/choices/0/delta/content").asText(""));
            }
        }
        return chat(answer, text.toString(), events.size(), events.contains("[DONE]"));
    }

    private static Chat chat(Answer answer, String text, int chunks, boolean finished) {
        return new Chat(
                answer.status(), text, answer.header("x-cf-key-source"), answer.header("x-cf-cost"), chunks, finished);
    }

    private Map<String, ?> body(boolean stream) {
        return Map.of(
                "model", model,
                "stream", stream,
                "messages", List.of(Map.of("role", "user", "content", "Say something kind in one sentence.")));
    }

    private static JsonNode parse(String event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
