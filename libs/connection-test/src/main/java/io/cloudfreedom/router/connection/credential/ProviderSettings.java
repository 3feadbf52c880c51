package io.cloudfreedom.router.connection.credential;

import io.cloudfreedom.router.contracts.catalog.Provider;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is not secret of a provider key and decides how the provider is called.
public record ProviderSettings(
        Provider provider,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        Map<String, Object> config) {
    public ProviderSettings {
        Objects.requireNonNull(provider, "provider is null");
        config = Map.copyOf(config);
    }

    /// A text of `config`; empty when there is none.
    String text(String name) {
        return config.get(name) instanceof String text ? text : "";
    }

    /// What the provider uses of these. A key that was stored before the rest was refused may hold more.
    public ProviderSettings used() {
        return new ProviderSettings(
                provider,
                usesEndpoint() ? endpoint : null,
                usesRegion() ? region : null,
                usesProject() ? projectId : null,
                config);
    }

    boolean usesEndpoint() {
        return provider == Provider.AZURE;
    }

    boolean usesRegion() {
        return provider == Provider.AWS || isVertex();
    }

    boolean usesProject() {
        return isVertex();
    }

    /// Google keys are API keys of AI Studio, or service accounts of Vertex (`config.auth=service_account`).
    public boolean isVertex() {
        return provider == Provider.GOOGLE && text("auth").equals("service_account");
    }

    /// Whether the stored secret may not be used with these settings, because it belongs elsewhere or to
    /// another kind of credential.
    public boolean needsSecretOf(ProviderSettings stored) {
        return provider != stored.provider
                || !Objects.equals(endpoint, stored.endpoint)
                || isVertex() != stored.isVertex()
                || !text("access_key_id").equals(stored.text("access_key_id"));
    }
}
