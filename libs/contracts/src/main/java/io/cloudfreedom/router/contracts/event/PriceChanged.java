package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A price of a provider's model from a moment on.
///
/// `batch` is null where the provider asks nothing else for batches. No request that is relayed is one: these rates
/// make the price whole, nothing is charged by them.
///
/// `source` says where the rates come from. A source `stand-in:<policy>` is no price of the model: its rates are the
/// provider's dearest, and requests are treated by that policy until a real price is known.
public record PriceChanged(
        UUID priceId,
        Provider provider,
        String model,
        PriceScope scope,
        Instant effectiveFrom,
        Rates rates,
        List<RateTier> tiers,
        @Nullable BatchRates batch,
        String source)
        implements Event {
    private static final String STAND_IN = "stand-in:";

    public PriceChanged {
        Objects.requireNonNull(priceId, "priceId is null");
        Objects.requireNonNull(provider, "provider is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(effectiveFrom, "effectiveFrom is null");
        Objects.requireNonNull(rates, "rates is null");
        Objects.requireNonNull(source, "source is null");
        tiers = List.copyOf(tiers);
    }

    /// The source of a price that stands in for an unknown one.
    public static String standIn(UnknownPrice policy) {
        return STAND_IN + policy.json();
    }

    /// By which policy this stands in for an unknown price; empty for a real price.
    public Optional<UnknownPrice> standsInBy() {
        return source.startsWith(STAND_IN)
                ? Optional.of(
                        UnknownPrice.valueOf(source.substring(STAND_IN.length()).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    @Override
    public Topic topic() {
        return Topic.PRICES;
    }

    @Override
    public String key() {
        return priceId.toString();
    }
}
