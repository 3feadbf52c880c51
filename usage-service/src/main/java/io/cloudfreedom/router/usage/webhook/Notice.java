package io.cloudfreedom.router.usage.webhook;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Something that a tenant's endpoints are told.
///
/// @param data the event's own fields, for JSON; no secret
public record Notice(UUID tenantId, WebhookType type, Map<String, Object> data) {
    public Notice {
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(type, "type is null");
        data = Map.copyOf(data);
    }
}
