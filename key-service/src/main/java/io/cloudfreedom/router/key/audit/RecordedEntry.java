package io.cloudfreedom.router.key.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of the audit log as the API shows it.
@Schema(name = "AuditEvent")
record RecordedEntry(
        UUID id,
        Instant at,
        UUID tenantId,
        String actor,
        String action,
        String object,
        String outcome,
        @Nullable String reason,
        @Nullable String requestId,
        Map<String, Object> detail) {
    RecordedEntry {
        detail = Map.copyOf(detail);
    }
}
