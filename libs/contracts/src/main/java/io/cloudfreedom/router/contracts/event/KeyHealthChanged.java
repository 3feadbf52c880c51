package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Failed attempts of a provider key by class since its last success, as the agents saw them; empty when it works.
///
/// A class is the provider's HTTP status (`401`, `429`, `503`), `timeout`, `cut` (the answer broke off) or
/// `unreachable` (no connection). Answers that blame the request (400, 413, 415, 422) are no failures of the key.
public record KeyHealthChanged(
        UUID providerKeyId,
        UUID tenantId,
        Map<String, Long> failed,
        @Nullable Instant lastSuccess,
        Instant asOf) implements Event {
    public KeyHealthChanged {
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(asOf, "asOf is null");
        failed = Map.copyOf(failed);
    }

    @Override
    public Topic topic() {
        return Topic.KEY_HEALTH;
    }

    @Override
    public String key() {
        return providerKeyId.toString();
    }
}
