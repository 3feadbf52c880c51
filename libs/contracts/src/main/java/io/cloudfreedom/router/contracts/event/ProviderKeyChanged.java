package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The full state of a provider key without its secrets; `material` says where the secret of this version lies.
/// `modelsEnabled` are catalogue names, `*` all of the provider.
public record ProviderKeyChanged(
        UUID id,
        UUID tenantId,
        long version,
        Change change,
        Provider provider,
        String providerName,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        Map<String, Object> config,
        List<String> modelsEnabled,
        KeyStatus status,
        @Nullable String statusReason,
        @Nullable Long dailyLimitNanoUsd,
        @Nullable Long monthlyBudgetNanoUsd,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        int weight,
        @Nullable Integer maxConcurrency,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Instant expiresAt,
        String fingerprint,
        String last4,
        Material material,
        Instant created,
        Instant updated,
        @Nullable Instant rotated)
        implements Event {
    public ProviderKeyChanged {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(provider, "provider is null");
        Objects.requireNonNull(providerName, "providerName is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(fingerprint, "fingerprint is null");
        Objects.requireNonNull(last4, "last4 is null");
        Objects.requireNonNull(material, "material is null");
        Objects.requireNonNull(created, "created is null");
        Objects.requireNonNull(updated, "updated is null");
        config = Map.copyOf(config);
        modelsEnabled = List.copyOf(modelsEnabled);
    }

    @Override
    public Topic topic() {
        return Topic.PROVIDER_KEYS;
    }

    @Override
    public String key() {
        return id.toString();
    }
}
