package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// The check that nothing is lost between the books. It reads all of them: for the night, not for a dashboard.
@Path("/api/admin/conservation")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE})
class ConservationResource {
    private final Database database;

    ConservationResource(Database database) {
        this.database = database;
    }

    @GET
    public Uni<Conservation> check() {
        return database.asSystem(tx -> tx.query(Conservation.QUERY)
                .execute()
                .map(rows -> Conservation.of(rows.iterator().next())));
    }
}
