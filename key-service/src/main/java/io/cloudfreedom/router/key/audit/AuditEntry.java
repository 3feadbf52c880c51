package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.key.request.Origin;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the audit log. `detail` holds names of fields, versions and fingerprints, never a secret.
public record AuditEntry(
        UUID tenantId,
        Origin origin,
        String action,
        String object,
        Outcome outcome,
        @Nullable String reason,
        Map<String, Object> detail) {
    public AuditEntry {
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(outcome, "outcome is null");
        detail = Map.copyOf(detail);
    }

    public static AuditEntry done(
            UUID tenantId, Origin origin, String action, Object object, Map<String, Object> detail) {
        return new AuditEntry(tenantId, origin, action, object.toString(), Outcome.DONE, null, detail);
    }

    public static AuditEntry refused(UUID tenantId, Origin origin, String action, Object object, String reason) {
        return new AuditEntry(tenantId, origin, action, object.toString(), Outcome.REFUSED, reason, Map.of());
    }

    /// How it ended.
    public enum Outcome {
        DONE,
        REFUSED,
        ABORTED
    }
}
