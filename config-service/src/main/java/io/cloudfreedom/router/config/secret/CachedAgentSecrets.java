package io.cloudfreedom.router.config.secret;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The agents' secrets in memory, so that neither a pull nor a poke waits for Vault.
///
/// A value is read again after a minute, and when somebody does not find it good enough, but then not more
/// often than every two seconds. While Vault is away the last value stays.
@ApplicationScoped
public class CachedAgentSecrets {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AgentSecretStore store;
    private final Clock clock;
    private final Map<String, Cached> known = new ConcurrentHashMap<>();

    CachedAgentSecrets(AgentSecretStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Whether the bearer is remembered as one of the proxy's; asks nobody.
    public boolean remembers(String proxyId, String bearer) {
        Cached cached = known.get(proxyId);
        return cached != null && isYoungerThan(FRESH, cached) && cached.accepts(bearer);
    }

    /// Forgets a proxy that is none any more.
    public void forget(String proxyId) {
        known.remove(proxyId);
    }

    /// Whether the bearer is one of the proxy's. The proxy must be a registered one.
    public Uni<Boolean> accepts(String proxyId, String bearer) {
        Cached cached = known.get(proxyId);
        if (remembers(proxyId, bearer)) {
            return Uni.createFrom().item(true);
        }
        if (cached != null && isYoungerThan(PAUSE, cached)) {
            return Uni.createFrom().item(cached.accepts(bearer));
        }
        return refreshed(proxyId, cached).map(fresh -> fresh.accepts(bearer));
    }

    public Uni<Optional<AgentSecrets>> get(String proxyId) {
        Cached cached = known.get(proxyId);
        return cached != null && isYoungerThan(FRESH, cached)
                ? Uni.createFrom().item(cached.secrets())
                : refreshed(proxyId, cached).map(Cached::secrets);
    }

    /// The agent did not know our secret: look again at the next use.
    public void doubt(String proxyId) {
        known.computeIfPresent(
                proxyId, (id, cached) -> isYoungerThan(PAUSE, cached) ? cached : cached.readAt(Instant.EPOCH));
    }

    private Uni<Cached> refreshed(String proxyId, @Nullable Cached last) {
        Uni<Cached> read = store.read(proxyId)
                .map(secrets -> new Cached(secrets, clock.instant()))
                .invoke(cached -> known.put(proxyId, cached));
        return last == null ? read : read.onFailure(StoreUnavailable.class).recoverWithItem(last);
    }

    private boolean isYoungerThan(Duration age, Cached cached) {
        return cached.readAt().plus(age).isAfter(clock.instant());
    }

    private record Cached(Optional<AgentSecrets> secrets, Instant readAt) {
        boolean accepts(String bearer) {
            return secrets.map(s -> s.accepts(bearer)).orElse(false);
        }

        Cached readAt(Instant time) {
            return new Cached(secrets, time);
        }
    }
}
