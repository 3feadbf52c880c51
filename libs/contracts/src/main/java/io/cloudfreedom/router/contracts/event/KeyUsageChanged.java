package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a provider key has cost today and this month, in the tenant's time zone.
public record KeyUsageChanged(
        UUID providerKeyId,
        UUID tenantId,
        long usageTodayNanoUsd,
        long usageMonthNanoUsd,
        @Nullable Instant lastUsed,
        Instant asOf)
        implements Event {
    public KeyUsageChanged {
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(asOf, "asOf is null");
    }

    @Override
    public Topic topic() {
        return Topic.KEY_USAGE;
    }

    @Override
    public String key() {
        return providerKeyId.toString();
    }
}
