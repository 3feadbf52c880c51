package io.cloudfreedom.router.usage.webhook;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One message to one endpoint, and how its delivery stands.
///
/// @param id also the header `webhook-id`, the same in every attempt
/// @param state pending, delivered or failed
/// @param lastStatus what the endpoint answered last; null when there was no answer
/// @param lastError why the last attempt failed: `refused`, `unknown_host`, `tls`, `unreachable`, `timeout`,
///     `too_large`, `status`, or `disabled` when the endpoint was disabled meanwhile
@Schema(name = "WebhookDelivery")
record Delivery(
        UUID id,
        WebhookType type,
        String state,
        int attempts,
        Instant created,
        @Nullable Instant lastAttempt,
        @Nullable Instant nextAttempt,
        @Nullable Integer lastStatus,
        @Nullable String lastError) {
    /// As `of` reads it.
    static final String COLUMNS =
            "id, type, state, attempts, created, last_attempt, next_attempt, last_status, last_error";

    static Delivery of(Row row) {
        return new Delivery(
                row.getUUID("id"),
                WebhookType.of(row.getString("type")),
                row.getString("state"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("created").toInstant(),
                Webhook.instant(row.getOffsetDateTime("last_attempt")),
                Webhook.instant(row.getOffsetDateTime("next_attempt")),
                row.getInteger("last_status"),
                row.getString("last_error"));
    }

    /// A page, the newest first.
    @Schema(name = "WebhookDeliveryPage")
    record Page(List<Delivery> items, @Nullable UUID nextCursor) {
        Page {
            items = List.copyOf(items);
        }
    }
}
