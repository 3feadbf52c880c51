package io.cloudfreedom.router.connection.credential;

import java.util.Map;

/// An API key of Google AI Studio.
public record GoogleCredentials(Secret apiKey) implements Credentials {
    @Override
    public Map<String, Secret> secrets() {
        return Map.of("api_key", apiKey);
    }

    @Override
    public String last4() {
        return Credentials.tail(apiKey.reveal());
    }
}
