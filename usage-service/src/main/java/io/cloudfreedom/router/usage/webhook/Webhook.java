package io.cloudfreedom.router.usage.webhook;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An endpoint of a tenant.
///
/// @param statusReason why it is disabled: `admin`, `gone` (it answered 410) or `failing` (no success for days)
/// @param failingSince the first failure since the last success
record Webhook(
        UUID id,
        UUID tenantId,
        String url,
        String description,
        List<WebhookType> events,
        boolean enabled,
        @Nullable String statusReason,
        @Nullable Instant failingSince,
        Instant created,
        Instant updated) {
    /// As `of` reads it.
    static final String COLUMNS =
            "id, tenant_id, url, description, events, enabled, status_reason, failing_since, created, updated";

    Webhook {
        events = List.copyOf(events);
    }

    static Webhook of(Row row) {
        return new Webhook(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getString("url"),
                row.getString("description"),
                Arrays.stream(row.getArrayOfStrings("events"))
                        .map(WebhookType::of)
                        .toList(),
                row.getBoolean("enabled"),
                row.getString("status_reason"),
                instant(row.getOffsetDateTime("failing_since")),
                row.getOffsetDateTime("created").toInstant(),
                row.getOffsetDateTime("updated").toInstant());
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /// An endpoint with its secret, which is shown this once.
    @Schema(name = "WebhookWithSecret")
    record WithSecret(Webhook webhook, String secret) {
        @Override
        public String toString() {
            return "WithSecret[" + webhook.id() + "]";
        }
    }

    /// All endpoints that the caller may see.
    @Schema(name = "WebhookList")
    record Items(List<Webhook> items) {
        Items {
            items = List.copyOf(items);
        }
    }
}
