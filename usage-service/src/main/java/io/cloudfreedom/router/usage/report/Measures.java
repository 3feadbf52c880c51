package io.cloudfreedom.router.usage.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.Money;
import io.vertx.mutiny.sqlclient.Row;

/// Sums of the ledger.
///
/// @param requests that ended, each counted once, on the key that answered
/// @param attempts at providers, the failed ones too
/// @param inputTokens all input, cached and cache-written tokens included
/// @param outputTokens all output, reasoning included
/// @param cost what providers charge by the price book, whoever's key paid
/// @param billed what the tenant is charged for shared keys, mark-up included; 0 for its own keys
record Measures(
        long requests,
        long attempts,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        @JsonProperty("cache_write_1h_tokens") long cacheWrite1hTokens,
        long outputTokens,
        long reasoningTokens,
        Money cost,
        Money billed) {
    static final Measures ZERO = new Measures(0, 0, 0, 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO);

    /// For a query over `usage_daily u`; read back by `of`.
    static final String COLUMNS = """
            coalesce(sum(u.requests), 0)::bigint as requests, coalesce(sum(u.attempts), 0)::bigint as attempts,
            coalesce(sum(u.input_tokens), 0)::bigint as input_tokens,
            coalesce(sum(u.cached_input_tokens), 0)::bigint as cached_input_tokens,
            coalesce(sum(u.cache_write_tokens), 0)::bigint as cache_write_tokens,
            coalesce(sum(u.cache_write_1h_tokens), 0)::bigint as cache_write_1h_tokens,
            coalesce(sum(u.output_tokens), 0)::bigint as output_tokens,
            coalesce(sum(u.reasoning_tokens), 0)::bigint as reasoning_tokens,
            coalesce(sum(u.cost), 0)::bigint as cost, coalesce(sum(u.billed), 0)::bigint as billed
            """;

    static Measures of(Row row) {
        return new Measures(
                row.getLong("requests"),
                row.getLong("attempts"),
                row.getLong("input_tokens"),
                row.getLong("cached_input_tokens"),
                row.getLong("cache_write_tokens"),
                row.getLong("cache_write_1h_tokens"),
                row.getLong("output_tokens"),
                row.getLong("reasoning_tokens"),
                Money.ofNanoUsd(row.getLong("cost")),
                Money.ofNanoUsd(row.getLong("billed")));
    }

    Measures plus(Measures other) {
        return new Measures(
                requests + other.requests,
                attempts + other.attempts,
                inputTokens + other.inputTokens,
                cachedInputTokens + other.cachedInputTokens,
                cacheWriteTokens + other.cacheWriteTokens,
                cacheWrite1hTokens + other.cacheWrite1hTokens,
                outputTokens + other.outputTokens,
                reasoningTokens + other.reasoningTokens,
                cost.plus(other.cost),
                billed.plus(other.billed));
    }
}
