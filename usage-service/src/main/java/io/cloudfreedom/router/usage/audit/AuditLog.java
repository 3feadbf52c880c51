package io.cloudfreedom.router.usage.audit;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Adds entries to the transaction of what they tell of.
@ApplicationScoped
public class AuditLog {
    /// Who acts when no person does.
    public static final String SYSTEM = "usage-service";

    private static final String DONE = "done";

    private final Outbox outbox;
    private final Clock clock;

    AuditLog(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param tenantId whose affair it is
    /// @param action for example `webhook.created`
    public Uni<Void> record(SqlConnection tx, UUID tenantId, String actor, String action, String object) {
        Instant now = clock.instant();
        return outbox.appendQuietly(
                tx, List.of(new AuditRecorded(Uuid7.at(now), now, tenantId, actor, action, object, DONE, null, null)));
    }
}
