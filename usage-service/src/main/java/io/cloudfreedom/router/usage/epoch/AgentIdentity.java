package io.cloudfreedom.router.usage.epoch;

import io.cloudfreedom.router.kit.problem.ApiError;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Knows the agents by the hash of their bearer, as config-service announced it.
@ApplicationScoped
public class AgentIdentity {
    private static final String SCHEME = "Bearer ";

    private static final String KNOWN = """
            select 1 from proxy where id = $1 and live and $2 = any(bearer_sha256)
            """;

    private final Database database;

    AgentIdentity(Database database) {
        this.database = database;
    }

    /// Completes when the header is the bearer of this proxy's agent.
    ///
    /// @throws UnknownAgent otherwise, also when the proxy has not been announced yet
    public Uni<Void> require(String proxyId, @Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(SCHEME)) {
            return Uni.createFrom().failure(new UnknownAgent());
        }
        String hash = sha256(authorization.substring(SCHEME.length()));
        return database.asSystem(tx -> tx.preparedQuery(KNOWN).execute(Tuple.of(proxyId, hash)))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new UnknownAgent();
                    }
                })
                .replaceWithVoid();
    }

    private static String sha256(String bearer) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bearer.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The caller is no agent of the proxy that it names.
    static final class UnknownAgent extends ApiError {
        private static final long serialVersionUID = 1L;

        UnknownAgent() {
            super(401, "unknown-agent", "Unknown agent", "The bearer is not that of this proxy's agent.");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("WWW-Authenticate", "Bearer");
        }
    }
}
