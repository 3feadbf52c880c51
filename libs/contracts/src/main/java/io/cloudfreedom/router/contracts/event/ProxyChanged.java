package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A LiteLLM instance and how far it is. `tenants` are ids or `*`; `behind` the tenants whose last change it
/// has not applied. `bearerSha256` are the hashes of the bearers with which its agent calls us.
public record ProxyChanged(
        String id,
        long version,
        Change change,
        String baseUrl,
        List<String> tenants,
        List<String> bearerSha256,
        long epoch,
        long desiredGeneration,
        long appliedGeneration,
        List<UUID> behind,
        boolean serving,
        Instant updated,
        @Nullable ProxyLoad load)
        implements Event {
    public ProxyChanged {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(baseUrl, "baseUrl is null");
        Objects.requireNonNull(updated, "updated is null");
        tenants = List.copyOf(tenants);
        bearerSha256 = List.copyOf(bearerSha256);
        behind = List.copyOf(behind);
    }

    /// A proxy whose load is not told.
    public ProxyChanged(
            String id,
            long version,
            Change change,
            String baseUrl,
            List<String> tenants,
            List<String> bearerSha256,
            long epoch,
            long desiredGeneration,
            long appliedGeneration,
            List<UUID> behind,
            boolean serving,
            Instant updated) {
        this(
                id,
                version,
                change,
                baseUrl,
                tenants,
                bearerSha256,
                epoch,
                desiredGeneration,
                appliedGeneration,
                behind,
                serving,
                updated,
                null);
    }

    @Override
    public Topic topic() {
        return Topic.PROXIES;
    }

    @Override
    public String key() {
        return id;
    }
}
