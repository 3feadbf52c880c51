package io.cloudfreedom.router.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cloudfreedom.router.local.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// JSON over HTTP for scripts: one try, a minute's patience, redirects are never followed.
public final class HttpJson {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private HttpJson() {}

    /// An answer; its body is a missing node when it is no JSON.
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {

        public boolean succeeded() {
            return status / 100 == 2;
        }

        /// Fails with the problem's own words, which hold no secret.
        public Answer require(String what) {
            if (succeeded()) {
                return this;
            }
            String problem = body.isMissingNode() ? "" : ": " + body;
            throw new StackException(what + " was answered with " + status + problem);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public static Answer send(String method, URI url, Map<String, String> headers, Map<String, ?> body) {
        HttpRequest.Builder request =
                request(method, url, headers, body.isEmpty() ? BodyPublishers.noBody() : json(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request.build());
    }

    public static Answer get(URI url, Map<String, String> headers) {
        return send("GET", url, headers, Map.of());
    }

    public static Answer postForm(URI url, Map<String, String> headers, Map<String, String> fields) {
        return send(request("POST", url, headers, BodyPublishers.ofString(form(fields)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build());
    }

    /// `name=value&…`, encoded.
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(
            String method, URI url, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(1)).method(method, body);
        headers.forEach(request::header);
        return request;
    }

    private static BodyPublisher json(Map<String, ?> body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()), response);
        } catch (IOException e) {
            throw new StackException(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
