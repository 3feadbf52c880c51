package io.cloudfreedom.router.connection.credential;

import java.util.Map;

/// Access to AWS Bedrock in a region: an access key, or a Bedrock API key when `accessKeyId` is empty.
public record AwsCredentials(String accessKeyId, Secret apiKey, String region) implements Credentials {
    @Override
    public Map<String, Secret> secrets() {
        return Map.of("api_key", apiKey);
    }

    @Override
    public String last4() {
        return Credentials.tail(apiKey.reveal());
    }
}
