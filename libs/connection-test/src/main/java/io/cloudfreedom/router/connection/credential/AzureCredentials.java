package io.cloudfreedom.router.connection.credential;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One or both keys of an Azure OpenAI resource, its endpoint, and the deployment of each model.
public record AzureCredentials(
        Secret apiKey, @Nullable Secret secondaryApiKey, String endpoint, Map<String, String> deployments)
        implements Credentials {
    public AzureCredentials {
        deployments = Map.copyOf(deployments);
    }

    @Override
    public Map<String, Secret> secrets() {
        return secondaryApiKey == null
                ? Map.of("api_key", apiKey)
                : Map.of("api_key", apiKey, "api_key_secondary", secondaryApiKey);
    }

    @Override
    public String last4() {
        return Credentials.tail(apiKey.reveal());
    }
}
