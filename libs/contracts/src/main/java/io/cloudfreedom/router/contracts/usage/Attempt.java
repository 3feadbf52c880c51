package io.cloudfreedom.router.contracts.usage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One try at a provider. Token counts as in Tokens; `httpStatus` is 0 when there was no answer.
public record Attempt(
        UUID providerKeyId,
        String litellmModel,
        AttemptOutcome outcome,
        Quality quality,
        int httpStatus,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        @JsonProperty("cache_write_1h_tokens") long cacheWrite1hTokens,
        long outputTokens,
        long reasoningTokens,
        @Nullable String providerRequestId) {
    public Attempt {
        Objects.requireNonNull(providerKeyId, "providerKeyId is null");
        Objects.requireNonNull(litellmModel, "litellmModel is null");
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(quality, "quality is null");
    }

    /// The token counts of this attempt.
    public Tokens tokens() {
        return new Tokens(
                inputTokens, cachedInputTokens, cacheWriteTokens, cacheWrite1hTokens, outputTokens, reasoningTokens);
    }
}
