package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.config.catalog.CatalogueRows;
import io.cloudfreedom.router.config.choice.ChoiceRows;
import io.cloudfreedom.router.config.choice.KeyChoices;
import io.cloudfreedom.router.config.price.PriceRows;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.pricing.PriceBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Composes keys anew and stores what differs.
@ApplicationScoped
public class Recomposition {
    private final CatalogueRows catalogue;
    private final ChoiceRows choices;
    private final PriceRows prices;
    private final DesiredRows rows;
    private final Endpoints endpoints;
    private final Clock clock;

    Recomposition(
            CatalogueRows catalogue,
            ChoiceRows choices,
            PriceRows prices,
            DesiredRows rows,
            Endpoints endpoints,
            Clock clock) {
        this.catalogue = catalogue;
        this.choices = choices;
        this.prices = prices;
        this.rows = rows;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /// Answers the tenants for whom the desired state changed.
    public Uni<Set<UUID>> of(
            SqlConnection tx, long revision, Map<UUID, TenantChanged> tenants, List<ProviderKeyChanged> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Set<UUID> ids = keys.stream().map(ProviderKeyChanged::id).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(catalogue.models(tx), ranking(tx, keys))
                .with((models, ranking) ->
                        new Composition(endpoints, models, ranking).ofAll(tenants, keys, clock.instant()))
                .chain(composed -> rows.replace(tx, revision, ids, composed));
    }

    /// Prices are read only when somebody chooses by them.
    private Uni<Ranking> ranking(SqlConnection tx, List<ProviderKeyChanged> keys) {
        Set<UUID> owners = keys.stream().map(ProviderKeyChanged::tenantId).collect(Collectors.toSet());
        return choices.of(tx, owners).chain(wanted -> {
            Set<Provider> priced = keys.stream()
                    .filter(key -> wanted.getOrDefault(key.tenantId(), KeyChoices.BY_WEIGHT)
                            .needsPrices())
                    .map(ProviderKeyChanged::provider)
                    .collect(Collectors.toSet());
            return priced.isEmpty()
                    ? Uni.createFrom().item(new Ranking(wanted, PriceBook.EMPTY))
                    : prices.book(tx, priced).map(book -> new Ranking(wanted, book));
        });
    }
}
