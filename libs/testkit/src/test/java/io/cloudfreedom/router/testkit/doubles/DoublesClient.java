package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a provider's client does, on the JDK's own HTTP client.
final class DoublesClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    DoublesClient(String base) {
        this.base = base;
    }

    /// One answer. `json` is the body as an object.
    record Received(int status, HttpResponse<byte[]> response) {
        String text() {
            return new String(response.body(), UTF_8);
        }

        JsonObject json() {
            return new JsonObject(text());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// The data of each server-sent event.
        List<String> events() {
            List<String> events = new ArrayList<>();
            for (String line : text().split("\r?\n", -1)) {
                if (line.startsWith("data: ")) {
                    events.add(line.substring("data: ".length()));
                }
            }
            return events;
        }
    }

    Received get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return send("GET", path, headers, "");
    }

    Received post(String path, Map<String, String> headers, JsonObject body) throws IOException, InterruptedException {
        return send("POST", path, headers, body.encode());
    }

    Received send(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Received(response.statusCode(), response);
    }

    void control(String credential, String mode) throws IOException, InterruptedException {
        control(new JsonObject().put("credential", credential).put("mode", mode));
    }

    void control(JsonObject change) throws IOException, InterruptedException {
        Received received = send("PUT", "/__control", Map.of(), change.encode());
        if (received.status() != 200) {
            throw new IllegalArgumentException(received.text());
        }
    }

    JsonArray requests() throws IOException, InterruptedException {
        return new JsonArray(get("/__requests", Map.of()).text());
    }

    JsonObject lastRequest() throws IOException, InterruptedException {
        JsonArray requests = requests();
        return requests.getJsonObject(requests.size() - 1);
    }

    JsonArray totals() throws IOException, InterruptedException {
        return new JsonArray(get("/__totals", Map.of()).text());
    }

    void reset() throws IOException, InterruptedException {
        send("DELETE", "/__control", Map.of(), "");
        send("DELETE", "/__requests", Map.of(), "");
    }

    String url() {
        return base;
    }
}
