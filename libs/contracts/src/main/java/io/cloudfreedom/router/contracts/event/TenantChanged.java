package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The full state of a tenant. Limits are nano-USD of provider cost; null is no limit, 0 is nothing.
/// `markupPercent` applies to shared-key cost, `platformFee` is an amount of `currency` per calendar month.
public record TenantChanged(
        UUID id,
        long version,
        Change change,
        String name,
        String slug,
        @Nullable String domain,
        @Nullable String tenantType,
        Status status,
        Tier tier,
        String timezone,
        String currency,
        @Nullable Long dailyLimitNanoUsd,
        @Nullable Long monthlyBudgetNanoUsd,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer maxOutputTokens,
        BigDecimal markupPercent,
        BigDecimal platformFee,
        Map<String, KeyPolicy> keyPolicy,
        boolean fallbackOnLimit,
        Instant updated)
        implements Event {
    public TenantChanged {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(change, "change is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(slug, "slug is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(tier, "tier is null");
        Objects.requireNonNull(timezone, "timezone is null");
        Objects.requireNonNull(currency, "currency is null");
        Objects.requireNonNull(markupPercent, "markupPercent is null");
        Objects.requireNonNull(platformFee, "platformFee is null");
        Objects.requireNonNull(updated, "updated is null");
        keyPolicy = Map.copyOf(keyPolicy);
    }

    @Override
    public Topic topic() {
        return Topic.TENANTS;
    }

    @Override
    public String key() {
        return id.toString();
    }
}
