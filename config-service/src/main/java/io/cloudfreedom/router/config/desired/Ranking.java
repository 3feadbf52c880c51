package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.config.choice.KeyChoices;
import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.pricing.PriceBook;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a key of a group is to be chosen, and where a key stands.
///
/// A key's rank is its own price, not its place among others: so a changed key or price touches its own deployments
/// only, and keys of equal price share the load by weight.
record Ranking(Map<UUID, KeyChoices> choices, PriceBook prices) {
    static final Ranking BY_WEIGHT = new Ranking(Map.of(), PriceBook.EMPTY);

    /// Tokens read for each token written: the mix by which prices are compared.
    private static final int READ_PER_WRITTEN = 3;

    Ranking {
        choices = Map.copyOf(choices);
    }

    /// Null for the usual choice by weight.
    @Nullable
    KeyChoice choice(ProviderKeyChanged key, String model) {
        KeyChoice choice =
                choices.getOrDefault(key.tenantId(), KeyChoices.BY_WEIGHT).of(model);
        return choice == KeyChoice.WEIGHT ? null : choice;
    }

    /// What a million tokens cost in the usual mix; null unless the cheapest is to be chosen and the price is
    /// known.
    @Nullable
    Long rank(ProviderKeyChanged key, String model, Instant now) {
        if (choice(key, model) != KeyChoice.COST) {
            return null;
        }
        return prices.find(key.provider(), model, key.tenantId(), key.id(), now)
                .filter(price -> price.standsInBy().isEmpty())
                .map(price -> blended(price.rates()))
                .orElse(null);
    }

    private static long blended(Rates rates) {
        return (READ_PER_WRITTEN * rates.input() + rates.output()) / (READ_PER_WRITTEN + 1);
    }
}
