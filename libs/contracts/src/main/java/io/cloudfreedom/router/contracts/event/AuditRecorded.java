package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who did what to which object, and how it ended.
///
/// @param before fingerprints of the changed fields as they were; `after` as they are. Keyed, so that they tell
/// nothing
///     without the sender's key
public record AuditRecorded(
        UUID id,
        Instant at,
        UUID tenantId,
        String actor,
        String action,
        String object,
        String outcome,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable Map<String, String> before,
        @Nullable Map<String, String> after)
        implements Event {
    public AuditRecorded {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(actor, "actor is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(outcome, "outcome is null");
        before = before == null ? null : Map.copyOf(before);
        after = after == null ? null : Map.copyOf(after);
    }

    /// An entry that changed no fields.
    public AuditRecorded(
            UUID id,
            Instant at,
            UUID tenantId,
            String actor,
            String action,
            String object,
            String outcome,
            @Nullable String reason,
            @Nullable String requestId) {
        this(id, at, tenantId, actor, action, object, outcome, reason, requestId, null, null);
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
