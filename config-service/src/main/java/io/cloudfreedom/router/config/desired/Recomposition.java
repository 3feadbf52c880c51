package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.config.catalog.CatalogueRows;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
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
    private final DesiredRows rows;
    private final Endpoints endpoints;
    private final Clock clock;

    Recomposition(CatalogueRows catalogue, DesiredRows rows, Endpoints endpoints, Clock clock) {
        this.catalogue = catalogue;
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
        return catalogue
                .models(tx)
                .map(models -> new Composition(endpoints, models).ofAll(tenants, keys, clock.instant()))
                .chain(composed -> rows.replace(tx, revision, ids, composed));
    }
}
