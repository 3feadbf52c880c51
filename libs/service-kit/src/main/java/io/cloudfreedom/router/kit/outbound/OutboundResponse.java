package io.cloudfreedom.router.kit.outbound;

import java.util.Map;
import java.util.Objects;

/// What a foreign address answered; for code to read, never for people to see. Header names are in lower case.
public record OutboundResponse(int status, Map<String, String> headers, String body) {
    public OutboundResponse {
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body is null");
    }

    /// A header's value, empty when it is missing.
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    @Override
    public String toString() {
        return "OutboundResponse[" + status + "]";
    }
}
