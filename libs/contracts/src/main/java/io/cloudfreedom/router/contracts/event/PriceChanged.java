package io.cloudfreedom.router.contracts.event;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A price of a provider's model from a moment on.
public record PriceChanged(
        UUID priceId,
        Provider provider,
        String model,
        PriceScope scope,
        Instant effectiveFrom,
        Rates rates,
        List<RateTier> tiers,
        String source)
        implements Event {
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

    @Override
    public Topic topic() {
        return Topic.PRICES;
    }

    @Override
    public String key() {
        return priceId.toString();
    }
}
