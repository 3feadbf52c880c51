package io.cloudfreedom.router.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Prices in nano-USD per million tokens, whole numbers (a cached token can cost a fraction of a nano-USD).
public record Rates(
        long input,
        long cachedInput,
        @JsonProperty("cache_write_5m") long cacheWrite5m,
        @JsonProperty("cache_write_1h") long cacheWrite1h,
        long output,
        long reasoning) {}
