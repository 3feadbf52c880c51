package io.cloudfreedom.router.connection.credential;

import java.util.Map;

/// A Google service account for Vertex AI in a project and a region; `json` is its key file.
public record VertexCredentials(Secret json, ServiceAccount account, String projectId, String region)
        implements Credentials {
    @Override
    public Map<String, Secret> secrets() {
        return Map.of("api_key", json);
    }

    /// Of the private key's id, since a key file has no end that a person would know.
    @Override
    public String last4() {
        return Credentials.tail(account.privateKeyId());
    }
}
