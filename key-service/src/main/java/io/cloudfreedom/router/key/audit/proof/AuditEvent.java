package io.cloudfreedom.router.key.audit.proof;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry of the audit log as the API shows it.
@Schema(name = "AuditEvent")
record AuditEvent(
        UUID id,

        @Schema(description = "place in the log; absent for a moment, until it has one") @Nullable
        Long seq,

        Instant at,
        UUID tenantId,

        @Schema(description = "the service that recorded it")
        String source,

        String actor,
        String action,
        String object,
        String outcome,
        @Nullable String reason,
        @Nullable String requestId,

        @Schema(description = "keyed fingerprints of the changed fields as they were")
        Map<String, Object> before,

        @Schema(description = "keyed fingerprints of the changed fields as they are")
        Map<String, Object> after,

        Map<String, Object> detail,
        @Schema(description = "SHA-256 in hex") @Nullable String leafHash) {
    AuditEvent {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
        detail = Map.copyOf(detail);
    }
}
