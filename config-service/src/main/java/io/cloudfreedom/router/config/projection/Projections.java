package io.cloudfreedom.router.config.projection;

import io.cloudfreedom.router.config.catalog.CatalogueListener;
import io.cloudfreedom.router.config.choice.ChoiceListener;
import io.cloudfreedom.router.config.choice.ChoiceRows;
import io.cloudfreedom.router.config.choice.KeyChoices;
import io.cloudfreedom.router.config.desired.Recomposition;
import io.cloudfreedom.router.config.desired.Revisions;
import io.cloudfreedom.router.config.price.PriceRows;
import io.cloudfreedom.router.config.proxy.Generations;
import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes what key-service and usage-service say, and raises the generation of every proxy that is touched,
/// all in one transaction.
///
/// A new version of a key raises it even when no deployment differs: whoever waits for the version gets its
/// acknowledgement. A key of an unknown tenant waits for the tenant.
@ApplicationScoped
class Projections implements CatalogueListener, ChoiceListener {
    private final ProjectionRows rows;
    private final Revisions revisions;
    private final Recomposition recomposition;
    private final Generations generations;
    private final ChoiceRows choices;
    private final PriceRows prices;

    Projections(
            ProjectionRows rows,
            Revisions revisions,
            Recomposition recomposition,
            Generations generations,
            ChoiceRows choices,
            PriceRows prices) {
        this.choices = choices;
        this.prices = prices;
        this.rows = rows;
        this.revisions = revisions;
        this.recomposition = recomposition;
        this.generations = generations;
    }

    Uni<Void> tenantsChanged(SqlConnection tx, List<TenantChanged> events) {
        var latest = latest(events, TenantChanged::id, Projections::newerTenant);
        return revisions
                .next(tx)
                .chain(revision -> rows.saveTenants(tx, latest).chain(fresh -> recomposeTenants(tx, revision, fresh)));
    }

    private Uni<Void> recomposeTenants(SqlConnection tx, long revision, Set<UUID> tenants) {
        if (tenants.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows.tenants(tx, tenants)
                .chain(known -> rows.keysOf(tx, tenants).chain(keys -> recomposition.of(tx, revision, known, keys)))
                .chain(changed -> generations.raise(tx, revision, changed));
    }

    Uni<Void> keysChanged(SqlConnection tx, List<ProviderKeyChanged> events) {
        var latest = latest(events, ProviderKeyChanged::id, Projections::newerKey);
        return revisions
                .next(tx)
                .chain(revision -> rows.saveKeys(tx, revision, latest)
                        .chain(fresh -> recomposeKeys(
                                tx,
                                revision,
                                latest.stream()
                                        .filter(key -> fresh.contains(key.id()))
                                        .toList())));
    }

    private Uni<Void> recomposeKeys(SqlConnection tx, long revision, List<ProviderKeyChanged> keys) {
        Set<UUID> owners = keys.stream().map(ProviderKeyChanged::tenantId).collect(Collectors.toSet());
        return rows.tenants(tx, owners)
                .chain(tenants -> recomposition.of(tx, revision, tenants, keys))
                .map(changed -> union(changed, owners))
                .chain(touched -> generations.raise(tx, revision, touched));
    }

    @Override
    public Uni<Void> catalogueChanged(SqlConnection tx) {
        return revisions
                .next(tx)
                .chain(revision -> rows.allTenants(tx)
                        .chain(tenants -> rows.allKeys(tx).chain(keys -> recomposition.of(tx, revision, tenants, keys)))
                        .chain(changed -> generations.raise(tx, revision, changed)));
    }

    @Override
    public Uni<Void> choiceChanged(SqlConnection tx, UUID tenantId) {
        return revisions.next(tx).chain(revision -> recomposeTenants(tx, revision, Set.of(tenantId)));
    }

    Uni<Void> pricesChanged(SqlConnection tx, List<PriceChanged> events, Instant now) {
        return prices.save(tx, events).chain(() -> applyPrices(tx, now));
    }

    /// Ranks anew what is chosen by prices that have come into force.
    Uni<Void> applyPrices(SqlConnection tx, Instant now) {
        return prices.due(tx, now)
                .chain(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : revisions
                                .next(tx)
                                .chain(revision -> choices.all(tx)
                                        .chain(wanted -> recomposeTenants(tx, revision, choosersBy(due, wanted))))
                                .chain(() -> prices.applied(tx, due)));
    }

    private static Set<UUID> choosersBy(List<PriceChanged> due, Map<UUID, KeyChoices> wanted) {
        Set<String> models = due.stream().map(PriceChanged::model).collect(Collectors.toSet());
        return wanted.entrySet().stream()
                .filter(entry ->
                        models.stream().anyMatch(model -> entry.getValue().of(model) == KeyChoice.COST))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Takes out what has expired.
    Uni<Void> expire(SqlConnection tx, Instant now) {
        return rows.expiredKeys(tx, now)
                .chain(keys -> keys.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : revisions
                                .next(tx)
                                .chain(revision -> recomposition
                                        .of(tx, revision, Map.of(), keys)
                                        .chain(changed -> generations.raise(tx, revision, changed))));
    }

    /// The highest version of each: one statement cannot write a row twice.
    private static <E> List<E> latest(List<E> events, Function<E, UUID> id, BinaryOperator<E> newer) {
        return List.copyOf(events.stream()
                .collect(Collectors.toMap(id, Function.identity(), newer))
                .values());
    }

    private static TenantChanged newerTenant(TenantChanged a, TenantChanged b) {
        return a.version() > b.version() ? a : b;
    }

    private static ProviderKeyChanged newerKey(ProviderKeyChanged a, ProviderKeyChanged b) {
        return a.version() > b.version() ? a : b;
    }

    private static Set<UUID> union(Set<UUID> some, Set<UUID> others) {
        Set<UUID> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
