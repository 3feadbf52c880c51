package io.cloudfreedom.router.pricing;

import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All prices known, in force or to come. Immutable: a change makes a new book.
public final class PriceBook {
    private static final Comparator<PriceChanged> NEWEST_FIRST = Comparator.comparing(PriceChanged::effectiveFrom)
            .thenComparing(PriceChanged::priceId)
            .reversed();

    public static final PriceBook EMPTY = new PriceBook(Map.of());

    private final Map<UUID, PriceChanged> byId;
    private final Map<Entry, List<PriceChanged>> byEntry;

    private PriceBook(Map<UUID, PriceChanged> byId) {
        this.byId = Map.copyOf(byId);
        this.byEntry = byId.values().stream()
                .sorted(NEWEST_FIRST)
                .collect(Collectors.groupingBy(Entry::of, Collectors.toUnmodifiableList()));
    }

    public static PriceBook of(Collection<PriceChanged> prices) {
        return EMPTY.with(prices);
    }

    /// This book with these prices added; a price id that is known already is replaced.
    public PriceBook with(Collection<PriceChanged> prices) {
        Map<UUID, PriceChanged> all = new HashMap<>(byId);
        prices.forEach(price -> all.put(price.priceId(), price));
        return new PriceBook(all);
    }

    /// The price pinned under this id.
    public Optional<PriceChanged> byId(UUID priceId) {
        return Optional.ofNullable(byId.get(priceId));
    }

    /// The price of a model at a moment, or what stands in for an unknown one by the tenant's policy, else by
    /// everyone's. Empty means unknown and to be refused, which is never the same as free.
    public Optional<PriceChanged> find(Provider provider, String model, UUID tenantId, UUID providerKeyId, Instant at) {
        return known(provider, model, tenantId, providerKeyId, at).or(() -> standIn(provider, model, tenantId, at));
    }

    /// The price of a model at a moment: the one of the provider key, else of the tenant, else of everyone; of these
    /// the last to come into force.
    public Optional<PriceChanged> known(
            Provider provider, String model, UUID tenantId, UUID providerKeyId, Instant at) {
        return inForce(new Entry(provider, model, null, providerKeyId, false), at)
                .or(() -> inForce(new Entry(provider, model, tenantId, null, false), at))
                .or(() -> inForce(new Entry(provider, model, null, null, false), at));
    }

    private Optional<PriceChanged> standIn(Provider provider, String model, UUID tenantId, Instant at) {
        return inForce(new Entry(provider, model, tenantId, null, true), at)
                .or(() -> inForce(new Entry(provider, model, null, null, true), at))
                .filter(price -> !price.standsInBy().equals(Optional.of(UnknownPrice.REFUSE)));
    }

    /// All prices, the newest first.
    public List<PriceChanged> all() {
        return byId.values().stream().sorted(NEWEST_FIRST).toList();
    }

    private Optional<PriceChanged> inForce(Entry entry, Instant at) {
        return byEntry.getOrDefault(entry, List.of()).stream()
                .filter(price -> !price.effectiveFrom().isAfter(at))
                .findFirst();
    }

    /// A provider key belongs to one tenant, so a price of a key is found by the key alone.
    private record Entry(
            Provider provider,
            String model,
            @Nullable UUID tenantId,
            @Nullable UUID providerKeyId,
            boolean standIn) {
        Entry {
            Objects.requireNonNull(provider, "provider is null");
            Objects.requireNonNull(model, "model is null");
        }

        static Entry of(PriceChanged price) {
            PriceScope scope = price.scope();
            UUID tenant = scope.providerKeyId() == null ? scope.tenantId() : null;
            return new Entry(
                    price.provider(),
                    price.model(),
                    tenant,
                    scope.providerKeyId(),
                    price.standsInBy().isPresent());
        }
    }
}
