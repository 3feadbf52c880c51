package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.desired.Audience;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.ProxyLoad;
import io.cloudfreedom.router.contracts.proxy.Rejection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A registered LiteLLM and how far it is.
///
/// @param version counts its events
/// @param generation the last change that touches it; `baseline`: who asks from before that gets everything
/// @param drifted when it last served something else than what was sent, and was sent everything anew
/// @param sentGeneration the generation of the last answer to its pull, `sentChecksum` the checksum therein
public record Proxy(
        String id,
        long version,
        URI baseUrl,
        List<String> tenants,
        List<String> bearerSha256,
        long generation,
        long baseline,
        long epoch,
        long appliedGeneration,
        long sentGeneration,
        String sentChecksum,
        List<Rejection> rejected,
        boolean serving,
        Optional<Instant> lastSeen,
        Optional<Instant> drifted,
        boolean deleted,
        Instant created,
        Instant updated) {
    public Proxy {
        tenants = List.copyOf(tenants);
        bearerSha256 = List.copyOf(bearerSha256);
        rejected = List.copyOf(rejected);
    }

    public Audience audience() {
        return Audience.of(tenants);
    }

    public boolean isConverged() {
        return appliedGeneration >= generation;
    }

    /// Whether an answer to a pull must hold everything.
    boolean needsAll(long since) {
        return since < baseline || since > generation;
    }

    ProxyChanged changed(Change change, List<UUID> behind, ProxyLoad load) {
        return new ProxyChanged(
                id,
                version,
                change,
                baseUrl.toString(),
                tenants,
                bearerSha256,
                epoch,
                generation,
                appliedGeneration,
                behind,
                serving,
                updated,
                load);
    }
}
