package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.pricing.PriceBook;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What has to be known beside the testimonies to book a request.
///
/// @param prices pinned at admission, by id
/// @param book all prices of models whose pinned price is a stand-in for an unknown one
record Facts(
        Map<UUID, PriceChanged> prices, PriceBook book, Map<UUID, UUID> ownerOfKey, Map<UUID, Terms> termsOfTenant) {
    private static final Terms UNKNOWN_TENANT = new Terms(ZoneOffset.UTC, BigDecimal.ZERO);

    Facts {
        prices = Map.copyOf(prices);
        Objects.requireNonNull(book, "book is null");
        ownerOfKey = Map.copyOf(ownerOfKey);
        termsOfTenant = Map.copyOf(termsOfTenant);
    }

    Terms terms(UUID tenantId) {
        return termsOfTenant.getOrDefault(tenantId, UNKNOWN_TENANT);
    }

    /// The same facts with the terms of one tenant.
    Facts with(UUID tenantId, Terms terms) {
        return new Facts(prices, book, ownerOfKey, Map.of(tenantId, terms));
    }

    /// The same facts with other prices for models whose pinned price is a stand-in.
    Facts with(PriceBook other) {
        return new Facts(prices, other, ownerOfKey, termsOfTenant);
    }

    /// In which zone a tenant's days are, and what it pays on top for shared keys.
    record Terms(ZoneId zone, BigDecimal markupPercent) {
        Terms {
            Objects.requireNonNull(zone, "zone is null");
            Objects.requireNonNull(markupPercent, "markupPercent is null");
        }
    }
}
