package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Puts policies for unknown prices into the price book, where gateways find them: one stand-in for each
/// route without a price and each policy that is not what stands there already.
@ApplicationScoped
class StandIns {
    private static final Logger LOG = Logger.getLogger(StandIns.class);

    /// Routes without a real price for everyone, with every policy whose last stand-in says something else. Nothing
    /// stands in where nothing stood and requests are refused anyway.
    private static final String MISSING = """
            select r.provider, r.model, y.tenant_id, y.policy
            from model_route r
            cross join unknown_price_policy y
            left join lateral (
                select p.stand_in from price p
                where p.provider = r.provider and p.model = r.model and p.stand_in is not null
                    and p.tenant_id is not distinct from y.tenant_id
                order by p.effective_from desc, p.id desc limit 1) last on true
            where not exists (
                    select 1 from price p
                    where p.provider = r.provider and p.model = r.model and p.stand_in is null
                        and p.tenant_id is null and p.provider_key_id is null)
                and last.stand_in is distinct from y.policy
                and (last.stand_in is not null or y.policy <> 'refuse' or y.tenant_id is not null)
            order by 1, 2, 3
            """;

    private final Prices prices;
    private final Clock clock;

    StandIns(Prices prices, Clock clock) {
        this.prices = prices;
        this.clock = clock;
    }

    /// Brings the book in line with routes and policies.
    Uni<Void> arrange(SqlConnection tx) {
        return tx.query(MISSING)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom()
                        .iterable(StreamSupport.stream(rows.spliterator(), false)
                                .map(Missing::of)
                                .toList()))
                .onItem()
                .transformToUniAndConcatenate(missing -> add(tx, missing))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> add(SqlConnection tx, Missing missing) {
        return prices.ofProvider(tx, missing.provider().json()).chain(known -> {
            Optional<Rates> dearest = dearest(known);
            if (dearest.isEmpty()) {
                LOG.warnf(
                        "nothing can stand in for an unknown price, no price of the provider is known provider=%s model=%s",
                        missing.provider().json(), missing.model());
                return Uni.createFrom().voidItem();
            }
            Instant now = clock.instant();
            return prices.addIfNew(
                            tx,
                            new PriceChanged(
                                    Uuid7.at(now),
                                    missing.provider(),
                                    missing.model(),
                                    new PriceScope(missing.tenant(), null),
                                    now,
                                    dearest.get(),
                                    List.of(),
                                    null,
                                    PriceChanged.standIn(missing.policy())))
                    .replaceWithVoid();
        });
    }

    /// The dearest of each kind of token over all models and context tiers.
    static Optional<Rates> dearest(List<PriceChanged> prices) {
        return prices.stream()
                .flatMap(price -> Stream.concat(
                        Stream.of(price.rates()), price.tiers().stream().map(tier -> tier.rates())))
                .reduce((a, b) -> new Rates(
                        Math.max(a.input(), b.input()),
                        Math.max(a.cachedInput(), b.cachedInput()),
                        Math.max(a.cacheWrite5m(), b.cacheWrite5m()),
                        Math.max(a.cacheWrite1h(), b.cacheWrite1h()),
                        Math.max(a.output(), b.output()),
                        Math.max(a.reasoning(), b.reasoning())));
    }

    /// A route without a price, and how it is to be treated for whom.
    private record Missing(
            Provider provider, String model, @Nullable UUID tenant, UnknownPrice policy) {
        Missing {
            Objects.requireNonNull(provider, "provider is null");
            Objects.requireNonNull(model, "model is null");
            Objects.requireNonNull(policy, "policy is null");
        }

        static Missing of(Row row) {
            return new Missing(
                    Provider.valueOf(row.getString("provider").toUpperCase(Locale.ROOT)),
                    row.getString("model"),
                    row.getUUID("tenant_id"),
                    UnknownPrice.valueOf(row.getString("policy").toUpperCase(Locale.ROOT)));
        }
    }
}
