package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did what to which object, and how it ended.
public record AuditRecorded(
        UUID id,
        Instant at,
        UUID tenantId,
        String actor,
        String action,
        String object,
        String outcome,
        @Nullable String reason,
        @Nullable String requestId)
        implements Event {
    public AuditRecorded {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(actor, "actor is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(outcome, "outcome is null");
    }

    @Override
    public Topic topic() {
        return Topic.AUDIT;
    }

    @Override
    public String key() {
        return tenantId.toString();
    }
}
