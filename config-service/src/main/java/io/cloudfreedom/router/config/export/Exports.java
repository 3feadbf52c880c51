package io.cloudfreedom.router.config.export;

import io.cloudfreedom.router.config.desired.Audience;
import io.cloudfreedom.router.config.desired.DesiredRows;
import io.cloudfreedom.router.config.projection.ProjectionRows;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Gathers what a tenant's configuration is made of: its own, and the names of the models that the platform shares.
@ApplicationScoped
class Exports {
    private final Database database;
    private final ProjectionRows projections;
    private final DesiredRows desired;

    Exports(Database database, ProjectionRows projections, DesiredRows desired) {
        this.database = database;
        this.projections = projections;
        this.desired = desired;
    }

    /// The caller must have been allowed to see the tenant.
    Uni<LiteLlmConfig> of(UUID tenantId) {
        return database.asSystem(tx -> projections
                .tenants(tx, Set.of(tenantId))
                .map(found -> Optional.ofNullable(found.get(tenantId)).orElseThrow(() -> new NotFound("tenant")))
                .chain(tenant -> of(tx, tenant)));
    }

    private Uni<LiteLlmConfig> of(SqlConnection tx, TenantChanged tenant) {
        return projections
                .keysOf(tx, Set.of(tenant.id(), PlatformTenant.ID))
                .chain(keys -> desired.changedSince(
                                tx, 0, Audience.of(List.of(tenant.id().toString())))
                        .map(all -> new LiteLlmConfig(tenant, keys, all.live())));
    }
}
