package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Status;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The full state of a virtual key; of its token only the hash.
public record VirtualKeyChanged(
        UUID id,
        UUID tenantId,
        long version,
        Change change,
        String name,
        List<TokenHash> tokens,
        Status status,
        @Nullable String statusReason,
        List<String> modelsAllowed,
        @Nullable Long dailyLimitNanoUsd,
        @Nullable Long monthlyBudgetNanoUsd,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer maxOutputTokens,
        @Nullable Instant expiresAt,
        Instant updated)
        implements Event {
    public VirtualKeyChanged {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(updated, "updated is null");
        tokens = List.copyOf(tokens);
        modelsAllowed = List.copyOf(modelsAllowed);
    }

    @Override
    public Topic topic() {
        return Topic.VIRTUAL_KEYS;
    }

    @Override
    public String key() {
        return id.toString();
    }
}
