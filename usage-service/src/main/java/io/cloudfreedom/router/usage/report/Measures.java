package io.cloudfreedom.router.usage.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.Money;
import io.vertx.mutiny.sqlclient.Row;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Sums over ledger lines. Always `billed = charged_cost + markup + platform_fee`.
@Schema(
        requiredProperties = {
            "requests",
            "attempts",
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "cache_write_1h_tokens",
            "output_tokens",
            "reasoning_tokens",
            "cost",
            "charged_cost",
            "markup",
            "platform_fee",
            "billed"
        })
public record Measures(
        @Schema(description = "Requests that ended, each counted once, on the key that answered", examples = "1204")
        long requests,

        @Schema(description = "Tries at providers, the failed ones too", examples = "1210")
        long attempts,

        @Schema(description = "All input, cached and cache-written tokens included", examples = "812000")
        long inputTokens,

        @Schema(description = "Read from the provider's cache", examples = "120000")
        long cachedInputTokens,

        @Schema(description = "Written to it, for 5 minutes or an hour", examples = "8000")
        long cacheWriteTokens,

        @Schema(description = "Written to it for an hour", examples = "0") @JsonProperty("cache_write_1h_tokens")
        long cacheWrite1hTokens,

        @Schema(description = "All output, reasoning included", examples = "94000")
        long outputTokens,

        @Schema(description = "Spent on reasoning", examples = "12000")
        long reasoningTokens,

        @Schema(
                implementation = String.class,
                description = "What providers charge by the price book, whoever's key paid",
                examples = "2.970000000")
        Money cost,

        @Schema(
                implementation = String.class,
                description = "The part of cost that shared keys paid, fallbacks included: it is charged on",
                examples = "1.000000000")
        Money chargedCost,

        @Schema(
                implementation = String.class,
                description = "The tenant's mark-up on charged_cost",
                examples = "0.200000000")
        Money markup,

        @Schema(
                implementation = String.class,
                description = "The tenant's fee for the month; 0 on lines of usage",
                examples = "0.000000000")
        Money platformFee,

        @Schema(
                implementation = String.class,
                description = "What the tenant is charged: charged_cost + markup + platform_fee",
                examples = "1.200000000")
        Money billed) {
    public static final Measures ZERO =
            new Measures(0, 0, 0, 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /// For a query over `usage_daily u`; read back by `of`.
    public static final String COLUMNS = """
            coalesce(sum(u.requests), 0)::bigint as requests, coalesce(sum(u.attempts), 0)::bigint as attempts,
            coalesce(sum(u.input_tokens), 0)::bigint as input_tokens,
            coalesce(sum(u.cached_input_tokens), 0)::bigint as cached_input_tokens,
            coalesce(sum(u.cache_write_tokens), 0)::bigint as cache_write_tokens,
            coalesce(sum(u.cache_write_1h_tokens), 0)::bigint as cache_write_1h_tokens,
            coalesce(sum(u.output_tokens), 0)::bigint as output_tokens,
            coalesce(sum(u.reasoning_tokens), 0)::bigint as reasoning_tokens,
            coalesce(sum(u.cost), 0)::bigint as cost, coalesce(sum(u.billed), 0)::bigint as billed,
            coalesce(sum(u.cost) filter (where u.key_source <> 'own'), 0)::bigint as charged_cost
            """;

    public static Measures of(Row row) {
        Money chargedCost = Money.ofNanoUsd(row.getLong("charged_cost"));
        Money billed = Money.ofNanoUsd(row.getLong("billed"));
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
                chargedCost,
                billed.minus(chargedCost),
                Money.ZERO,
                billed);
    }

    /// A fee and nothing else.
    public static Measures ofFee(Money fee) {
        return new Measures(0, 0, 0, 0, 0, 0, 0, 0, Money.ZERO, Money.ZERO, Money.ZERO, fee, fee);
    }

    public Measures plus(Measures other) {
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
                chargedCost.plus(other.chargedCost),
                markup.plus(other.markup),
                platformFee.plus(other.platformFee),
                billed.plus(other.billed));
    }
}
