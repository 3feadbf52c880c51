package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.key.request.Origin;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the audit log. `detail` holds versions, counts and fingerprints, never a secret.
///
/// @param change the object before and after, of which the log keeps keyed fingerprints of the fields that differ
public record AuditEntry(
        UUID tenantId,
        Origin origin,
        String action,
        String object,
        Outcome outcome,
        @Nullable String reason,
        Map<String, Object> detail,
        Change change) {
    public AuditEntry {
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(origin, "origin is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(change, "change is null");
        detail = Map.copyOf(detail);
    }

    /// An object as its JSON shows it; absent before it was created.
    public record Change(@Nullable Object before, @Nullable Object after) {
        static final Change NONE = new Change(null, null);
    }

    public static AuditEntry done(
            UUID tenantId, Origin origin, String action, Object object, Map<String, Object> detail) {
        return new AuditEntry(tenantId, origin, action, object.toString(), Outcome.DONE, null, detail, Change.NONE);
    }

    public static AuditEntry aborted(UUID tenantId, Origin origin, String action, Object object, String reason) {
        return new AuditEntry(
                tenantId, origin, action, object.toString(), Outcome.ABORTED, reason, Map.of(), Change.NONE);
    }

    /// The same entry with what the change was.
    public AuditEntry changing(@Nullable Object before, @Nullable Object after) {
        return new AuditEntry(tenantId, origin, action, object, outcome, reason, detail, new Change(before, after));
    }

    /// How it ended.
    public enum Outcome {
        DONE,
        /// The request was answered with a 4xx; nothing was changed.
        REFUSED,
        /// The request was answered with a 5xx; whether something was changed, its own entry tells.
        FAILED,
        /// Something was begun, and undone.
        ABORTED
    }
}
