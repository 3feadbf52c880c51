package io.cloudfreedom.router.config.audit;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
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
    private static final String DONE = "done";

    private final Outbox outbox;
    private final Clock clock;

    AuditLog(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What is changed here mostly belongs to no tenant: it is the platform's own affair.
    ///
    /// @param action for example `model.removed`
    public Uni<Void> record(SqlConnection tx, String actor, String action, String object) {
        return record(tx, PlatformTenant.ID, actor, action, object);
    }

    public Uni<Void> record(SqlConnection tx, UUID tenantId, String actor, String action, String object) {
        Instant now = clock.instant();
        return outbox.appendQuietly(
                tx, List.of(new AuditRecorded(Uuid7.at(now), now, tenantId, actor, action, object, DONE, null, null)));
    }
}
