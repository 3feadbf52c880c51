package io.cloudfreedom.router.usage.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.BatchRates;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.Rates;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A price as people read it: dollars per million tokens.
@Schema(name = "Price")
record PriceView(
        UUID id,
        Provider provider,
        String model,
        @Nullable UUID tenantId,
        @Nullable UUID providerKeyId,
        Instant effectiveFrom,
        String currency,
        PerMillion perMillionTokens,
        List<TierView> tiers,
        @Nullable BatchView batch,
        String source) {
    PriceView {
        tiers = List.copyOf(tiers);
    }

    static PriceView of(PriceChanged price) {
        return new PriceView(
                price.priceId(),
                price.provider(),
                price.model(),
                price.scope().tenantId(),
                price.scope().providerKeyId(),
                price.effectiveFrom(),
                "USD",
                PerMillion.of(price.rates()),
                price.tiers().stream()
                        .map(tier -> new TierView(tier.aboveInputTokens(), PerMillion.of(tier.rates())))
                        .toList(),
                BatchView.of(price.batch()),
                price.source());
    }

    /// Rates that hold for all tokens of a request with a longer input than this.
    @Schema(name = "PriceTier")
    record TierView(long aboveInputTokens, PerMillion perMillionTokens) {}

    @Schema(
            name = "PriceBatch",
            description = "What the provider asks for its batch API, in dollars per million tokens; nothing that is"
                    + " relayed is a batch")
    record BatchView(Money input, Money output) {
        static @Nullable BatchView of(@Nullable BatchRates rates) {
            return rates == null
                    ? null
                    : new BatchView(Money.ofNanoUsd(rates.input()), Money.ofNanoUsd(rates.output()));
        }
    }

    @Schema(name = "PricePerMillion")
    record PerMillion(
            Money input,
            Money cachedInput,
            @JsonProperty("cache_write_5m") Money cacheWrite5m,
            @JsonProperty("cache_write_1h") Money cacheWrite1h,
            Money output,
            Money reasoning) {
        static PerMillion of(Rates rates) {
            return new PerMillion(
                    Money.ofNanoUsd(rates.input()),
                    Money.ofNanoUsd(rates.cachedInput()),
                    Money.ofNanoUsd(rates.cacheWrite5m()),
                    Money.ofNanoUsd(rates.cacheWrite1h()),
                    Money.ofNanoUsd(rates.output()),
                    Money.ofNanoUsd(rates.reasoning()));
        }
    }
}
