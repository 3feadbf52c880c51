package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.contracts.proxy.Rejection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        List<Rejection> rejected,
        List<String> warnings,
        @Nullable Instant lastSeen,
        Instant created,
        Instant updated) {
    /// Above it LiteLLM's router becomes slow to change (measured: 1 ms a change at 1,000, 6 ms at 5,000).
    private static final long COMFORTABLE_DEPLOYMENTS = 1_000;

    static ProxyView of(Proxy proxy, List<UUID> behind, long deployments) {
        return new ProxyView(
                proxy.id(),
                proxy.baseUrl(),
                proxy.tenants(),
                proxy.epoch(),
                proxy.generation(),
                proxy.appliedGeneration(),
                behind,
                proxy.serving(),
                deployments,
                proxy.rejected(),
                deployments > COMFORTABLE_DEPLOYMENTS ? List.of(tooMany(deployments)) : List.of(),
                proxy.lastSeen().orElse(null),
                proxy.created(),
                proxy.updated());
    }

    private static String tooMany(long deployments) {
        return deployments + " deployments are more than the " + COMFORTABLE_DEPLOYMENTS
                + " that one LiteLLM changes quickly: register further instances and divide the tenants among them";
    }
}
