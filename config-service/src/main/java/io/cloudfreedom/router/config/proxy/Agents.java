package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.secret.CachedAgentSecrets;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Knows the agents by their bearers.
@ApplicationScoped
class Agents {
    private static final String SCHEME = "Bearer ";

    private final Database database;
    private final ProxyRows rows;
    private final CachedAgentSecrets secrets;

    Agents(Database database, ProxyRows rows, CachedAgentSecrets secrets) {
        this.database = database;
        this.rows = rows;
        this.secrets = secrets;
    }

    /// Fails unless the call is by the agent of a registered proxy. One that was removed a moment ago may pass, and
    /// finds no proxy then.
    Uni<Void> require(String proxyId, @Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().failure(new AgentRefused.Unknown());
        }
        String bearer = authorization.substring(SCHEME.length()).strip();
        if (secrets.remembers(proxyId, bearer)) {
            return Uni.createFrom().voidItem();
        }
        return database.asSystem(tx -> rows.find(tx, proxyId))
                .chain(found -> found.isPresent()
                        ? secrets.accepts(proxyId, bearer)
                        : Uni.createFrom().item(false))
                .invoke(accepted -> {
                    if (!accepted) {
                        throw new AgentRefused.Unknown();
                    }
                })
                .replaceWithVoid();
    }
}
