package io.cloudfreedom.router.connection.credential;

import java.util.Map;

/// Everything that is needed to call a provider, checked for its form.
public sealed interface Credentials
        permits OpenAiCredentials,
                AnthropicCredentials,
                GoogleCredentials,
                VertexCredentials,
                AzureCredentials,
                AwsCredentials {
    /// The secret fields as they lie in Vault.
    Map<String, Secret> secrets();

    /// At most the last four characters of what a person recognises the secret by.
    String last4();

    /// The last four characters of a secret that is long enough to stay a secret without them.
    static String tail(String secret) {
        return secret.length() < 12 ? "" : secret.substring(secret.length() - 4);
    }
}
