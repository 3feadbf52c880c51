package io.cloudfreedom.router.usage.webhook;

import io.vertx.mutiny.sqlclient.Row;
import java.net.URI;
import java.util.UUID;

/// A message that is to be sent now.
///
/// @param attempts this one included
record Message(UUID id, UUID endpointId, UUID tenantId, URI url, String payload, int attempts) {
    static Message of(Row row) {
        return new Message(
                row.getUUID("id"),
                row.getUUID("endpoint_id"),
                row.getUUID("tenant_id"),
                URI.create(row.getString("url")),
                row.getString("payload"),
                row.getInteger("attempts"));
    }
}
