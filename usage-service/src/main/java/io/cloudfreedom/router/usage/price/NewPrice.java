package io.cloudfreedom.router.usage.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.BatchRates;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.RateTier;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.kit.problem.InvalidField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A price as an admin writes it, in dollars per million tokens.
///
/// @param effectiveFrom when absent: from now on, or always for a model that had no price
record NewPrice(
        @NotNull Provider provider,
        @NotBlank @Size(max = 200) String model,
        @Nullable UUID tenantId,
        @Nullable UUID providerKeyId,
        @Nullable Instant effectiveFrom,
        @NotNull @Valid PerMillion perMillionTokens,
        @Nullable @Size(max = 10) List<@Valid Tier> tiers,
        @Nullable @Valid Batch batch) {
    /// How far a sender's clock may be behind ours.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// @param priced whether requests in this scope have a price already
    PriceChanged toPrice(Instant now, boolean priced) {
        Instant from = effectiveFrom == null ? (priced ? now : Instant.EPOCH) : effectiveFrom;
        if (priced && from.isBefore(now.minus(TOLERANCE))) {
            throw InvalidField.of("effective_from", "lies in the past; what was booked keeps its price");
        }
        return new PriceChanged(
                Uuid7.at(now),
                provider,
                model,
                new PriceScope(tenantId, providerKeyId),
                from,
                perMillionTokens.rates(),
                tiers == null ? List.of() : tiers.stream().map(Tier::rateTier).toList(),
                batch == null ? null : batch.rates(),
                "manual");
    }

    /// Rates for requests with a longer input than this.
    @Schema(name = "NewPriceTier")
    record Tier(
            @PositiveOrZero long aboveInputTokens,
            @NotNull @Valid PerMillion perMillionTokens) {
        RateTier rateTier() {
            return new RateTier(aboveInputTokens, perMillionTokens.rates());
        }
    }

    /// What batches cost, in dollars per million tokens.
    @Schema(name = "NewPriceBatch")
    record Batch(@NotNull Money input, @NotNull Money output) {
        BatchRates rates() {
            return new BatchRates(notNegative(input, "batch"), notNegative(output, "batch"));
        }
    }

    /// A kind without a rate of its own costs what plain input or output costs.
    @Schema(name = "NewPricePerMillion")
    record PerMillion(
            @NotNull Money input,
            @Nullable Money cachedInput,
            @JsonProperty("cache_write_5m") @Nullable Money cacheWrite5m,
            @JsonProperty("cache_write_1h") @Nullable Money cacheWrite1h,
            @NotNull Money output,
            @Nullable Money reasoning) {
        Rates rates() {
            return new Rates(
                    rate(input, input),
                    rate(cachedInput, input),
                    rate(cacheWrite5m, input),
                    rate(cacheWrite1h, input),
                    rate(output, output),
                    rate(reasoning, output));
        }

        private static long rate(@Nullable Money own, Money otherwise) {
            return notNegative(own == null ? otherwise : own, "per_million_tokens");
        }
    }

    private static long notNegative(Money rate, String field) {
        if (rate.nanoUsd() < 0) {
            throw InvalidField.of(field, "must not be negative");
        }
        return rate.nanoUsd();
    }
}
