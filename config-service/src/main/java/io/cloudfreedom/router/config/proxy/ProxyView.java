package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.contracts.event.ProxyLoad;
import io.cloudfreedom.router.contracts.proxy.Rejection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A proxy as the API shows it.
public record ProxyView(
        String id,
        URI baseUrl,
        List<String> tenants,
        long epoch,
        long desiredGeneration,
        long appliedGeneration,
        List<UUID> behind,
        boolean serving,
        long deployments,
        long capacity,
        List<Rejection> rejected,
        List<String> warnings,
        @Nullable Instant lastSeen,
        @Nullable Instant driftedAt,
        Instant created,
        Instant updated) {
    static ProxyView of(Proxy proxy, List<UUID> behind, ProxyLoad load) {
        return new ProxyView(
                proxy.id(),
                proxy.baseUrl(),
                proxy.tenants(),
                proxy.epoch(),
                proxy.generation(),
                proxy.appliedGeneration(),
                behind,
                proxy.serving(),
                load.deployments(),
                load.capacity(),
                proxy.rejected(),
                Stream.ofNullable(load.warning()).toList(),
                proxy.lastSeen().orElse(null),
                proxy.drifted().orElse(null),
                proxy.created(),
                proxy.updated());
    }
}
