package io.cloudfreedom.router.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.contracts.usage.Witness;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request as the gateway metered it, or as the agent saw it.
///
/// Token counts as in Tokens. `leases` say what was reserved where; `priceId` was pinned at admission.
/// `quality` estimated and unknown come from litellm only.
public record UsageRecorded(
        UUID requestId,
        List<Attempt> attempts,
        UUID tenantId,
        UUID virtualKeyId,
        UUID providerKeyId,
        KeySource keySource,
        Provider provider,
        String model,
        String litellmModel,
        String proxyId,
        long epoch,
        Instant admittedAt,
        Instant completedAt,
        @Nullable Instant firstTokenAt,
        RequestStatus status,
        int httpStatus,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        @JsonProperty("cache_write_1h_tokens") long cacheWrite1hTokens,
        long outputTokens,
        long reasoningTokens,
        @Nullable String providerRequestId,
        @Nullable String reportedCost,
        UUID priceId,
        List<LeaseShare> leases,
        Witness witness,
        Quality quality)
        implements Event {
    public UsageRecorded {
        Objects.requireNonNull(requestId, "requestId is null");
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(virtualKeyId, "virtualKeyId is null");
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
        Objects.requireNonNull(keySource, "keySource is null");
        Objects.requireNonNull(provider, "provider is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(litellmModel, "litellmModel is null");
        Objects.requireNonNull(proxyId, "proxyId is null");
        Objects.requireNonNull(admittedAt, "admittedAt is null");
        Objects.requireNonNull(completedAt, "completedAt is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(priceId, "priceId is null");
        Objects.requireNonNull(witness, "witness is null");
        Objects.requireNonNull(quality, "quality is null");
        attempts = List.copyOf(attempts);
        leases = List.copyOf(leases);
    }

    @Override
    public Topic topic() {
        return Topic.USAGE;
    }

    @Override
    public String key() {
        return tenantId.toString();
    }

    /// The token counts of the attempt that answered.
    public Tokens tokens() {
        return new Tokens(
                inputTokens, cachedInputTokens, cacheWriteTokens, cacheWrite1hTokens, outputTokens, reasoningTokens);
    }
}
