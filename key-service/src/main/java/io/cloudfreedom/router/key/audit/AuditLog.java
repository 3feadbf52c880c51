package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.contracts.Uuid7;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/// Appends to the audit log; the database allows nothing else.
@ApplicationScoped
public class AuditLog {
    private static final String INSERT = """
            insert into audit_event (id, ts, tenant_id, actor, action, object, detail, outcome, reason, request_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private final Clock clock;

    AuditLog(Clock clock) {
        this.clock = clock;
    }

    /// Appends an entry that commits with the change it tells of.
    public Uni<Void> append(SqlConnection tx, AuditEntry entry) {
        Instant now = clock.instant();
        return tx.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(Uuid7.at(now))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addUUID(entry.tenantId())
                        .addString(entry.origin().actor())
                        .addString(entry.action())
                        .addString(entry.object())
                        .addValue(new JsonObject(entry.detail()))
                        .addString(entry.outcome().name().toLowerCase(Locale.ROOT))
                        .addString(entry.reason())
                        .addString(entry.origin().requestId()))
                .replaceWithVoid();
    }
}
