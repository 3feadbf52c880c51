package io.cloudfreedom.router.kit.outbound;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/// A call to a foreign address; headers and body may hold secrets, so its text shows neither.
public record OutboundRequest(String method, URI uri, Map<String, String> headers, String body) {
    public OutboundRequest {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(uri, "uri is null");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body is null");
    }

    public static OutboundRequest get(URI uri, Map<String, String> headers) {
        return new OutboundRequest("GET", uri, headers, "");
    }

    public static OutboundRequest post(URI uri, Map<String, String> headers, String body) {
        return new OutboundRequest("POST", uri, headers, body);
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
