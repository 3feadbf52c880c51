package io.cloudfreedom.router.system.mainjob;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.local.api.RouterApi;
import io.cloudfreedom.router.pricing.Pricing;
import io.cloudfreedom.router.system.stack.Providers.Billed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The price book as the API shows it, applied to what the providers say they were asked.
final class Prices {
    private final JsonNode book;

    Prices(RouterApi api) {
        this.book = api.get("/api/prices").require("the price book").body().path("items");
    }

    Money of(List<Billed> billed) {
        return billed.stream()
                .map(b -> Pricing.cost(price(b.provider(), b.model()), b.tokens()))
                .reduce(Money.ZERO, Money::plus);
    }

    private PriceChanged price(String provider, String model) {
        JsonNode row = StreamSupport.stream(book.spliterator(), false)
                .filter(p -> p.path("provider").asText().equals(provider))
                .filter(p -> p.path("model").asText().equals(model))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no price for " + provider + " " + model));
        JsonNode rates = row.path("per_million_tokens");
        return new PriceChanged(
                UUID.fromString(row.path("id").asText()),
                Provider.valueOf(provider.toUpperCase(Locale.ROOT)),
                model,
                new PriceScope(null, null),
                Instant.EPOCH,
                new Rates(
                        nano(rates, "input"),
                        nano(rates, "cached_input"),
                        nano(rates, "cache_write_5m"),
                        nano(rates, "cache_write_1h"),
                        nano(rates, "output"),
                        nano(rates, "reasoning")),
                List.of(),
                null,
                "api");
    }

    private static long nano(JsonNode rates, String kind) {
        return Money.parse(rates.path(kind).asText()).nanoUsd();
    }
}
