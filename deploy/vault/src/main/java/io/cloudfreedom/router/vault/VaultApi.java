package io.cloudfreedom.router.vault;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// The part of the HTTP API that Vault and OpenBao share, as one token sees it.
///
/// Answers of 429, 500, 502, 503, 504 and failed connections are tried again for up to 30 s, since a server that has
/// just been started may have no leader yet; every call made here can be repeated.
public final class VaultApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http;
    private final URI base;
    private final String token;

    private VaultApi(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    public static VaultApi withToken(URI base, String token) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        return new VaultApi(http, requireNonNull(base, "base is null"), requireNonNull(token, "token is null"));
    }

    /// Logs in; the role's own policies are what the answered API may do.
    public static VaultApi login(URI base, AppRole role) {
        VaultApi anonymous = withToken(base, "");
        JsonNode answer =
                anonymous.write("auth/approle/login", Map.of("role_id", role.roleId(), "secret_id", role.secretId()));
        return new VaultApi(
                anonymous.http, base, answer.at("/auth/client_token").asText());
    }

    public URI base() {
        return base;
    }

    /// The answer's body; a missing JSON node when there is nothing at the path.
    public JsonNode read(String path) {
        HttpResponse<byte[]> response = send("GET", path, Map.of());
        return response.statusCode() == 404 ? NullNode.getInstance() : body(requireSuccess("GET", path, response));
    }

    public JsonNode write(String path, Map<String, ?> body) {
        return body(requireSuccess("POST", path, send("POST", path, body)));
    }

    /// The bare status of any call, for those to whom a refusal is an answer.
    public int status(String method, String path, Map<String, ?> body) {
        return send(method, path, body).statusCode();
    }

    private HttpResponse<byte[]> send(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/v1/" + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body)));
        if (!token.isEmpty()) {
            request.header("X-Vault-Token", token);
        }
        return sendPatiently(method + " " + path, request.build());
    }

    private HttpResponse<byte[]> sendPatiently(String what, HttpRequest request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (long pause = 50; ; pause = Math.min(2 * pause, 2_000)) {
                try {
                    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                    if (!PASSING.contains(response.statusCode()) || System.nanoTime() > end) {
                        return response;
                    }
                } catch (IOException e) {
                    if (System.nanoTime() > end) {
                        throw new VaultException("vault does not answer at " + base + " (" + what + ")", e);
                    }
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException("interrupted while waiting for vault (" + what + ")", e);
        }
    }

    private static HttpResponse<byte[]> requireSuccess(String method, String path, HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw new VaultException(method, path, response.statusCode());
        }
        return response;
    }

    private static JsonNode body(HttpResponse<byte[]> response) {
        try {
            return response.body().length == 0 ? NullNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Map<String, ?> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
