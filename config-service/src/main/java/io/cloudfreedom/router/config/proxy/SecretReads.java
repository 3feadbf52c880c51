package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.desired.Composed;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Puts each reading of a provider key's secret into the audit log, with the proxy that it went to.
@ApplicationScoped
class SecretReads {
    private final Outbox outbox;
    private final Clock clock;

    SecretReads(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> record(SqlConnection tx, String proxyId, List<Composed> read) {
        Instant now = clock.instant();
        Map<UUID, UUID> tenantByKey = read.stream()
                .collect(Collectors.toMap(
                        composed -> composed.deployment().modelInfo().providerKeyId(),
                        Composed::tenantId,
                        (one, same) -> one));
        return outbox.appendQuietly(
                tx,
                tenantByKey.entrySet().stream()
                        .map(entry -> entry(proxyId, entry.getKey(), entry.getValue(), now))
                        .toList());
    }

    private static AuditRecorded entry(String proxyId, UUID keyId, UUID tenantId, Instant now) {
        return new AuditRecorded(
                Uuid7.at(now),
                now,
                tenantId,
                "config-service",
                "provider_key.secret_read",
                keyId.toString(),
                "done",
                "sent to " + proxyId,
                null);
    }
}
