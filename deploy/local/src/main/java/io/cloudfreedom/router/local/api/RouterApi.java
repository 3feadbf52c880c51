package io.cloudfreedom.router.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The public `/api` with a bearer token.
public final class RouterApi {

    private final URI base;
    private final Supplier<String> token;

    public RouterApi(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    public Answer get(String path) {
        return HttpJson.get(url(path), headers());
    }

    /// What is no JSON, as it is.
    public Answer getText(String path) {
        Map<String, String> headers = headers();
        headers.put("Accept", "*/*");
        return HttpJson.get(url(path), headers);
    }

    /// Creates under a key of the caller's choice: sent again with the same key, nothing is created twice.
    public Answer post(String path, String idempotencyKey, Map<String, ?> body) {
        Map<String, String> headers = headers();
        headers.put("Idempotency-Key", idempotencyKey);
        headers.put("Prefer", "wait=10");
        return HttpJson.send("POST", url(path), headers, body);
    }

    public Answer put(String path, Map<String, ?> body) {
        return HttpJson.send("PUT", url(path), headers(), body);
    }

    /// Changes what still is as the caller last read it.
    public Answer patch(String path, String etag, Map<String, ?> body) {
        Map<String, String> headers = headers();
        headers.put("If-Match", etag);
        headers.put("Prefer", "wait=10");
        return HttpJson.send("PATCH", url(path), headers, body);
    }

    public Answer delete(String path, String etag) {
        Map<String, String> headers = headers();
        headers.put("If-Match", etag);
        headers.put("Prefer", "wait=10");
        return HttpJson.send("DELETE", url(path), headers, Map.of());
    }

    /// The first of a page of items whose field has the value.
    public Optional<JsonNode> find(String path, String field, String value) {
        Answer page = get(path).require("GET " + path);
        JsonNode items = page.body().isArray() ? page.body() : page.body().path("items");
        for (JsonNode item : items) {
            if (item.path(field).asText().equals(value)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private URI url(String path) {
        return URI.create(base + path);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Authorization", "Bearer " + token.get());
        headers.put("Accept", "application/json");
        return headers;
    }
}
