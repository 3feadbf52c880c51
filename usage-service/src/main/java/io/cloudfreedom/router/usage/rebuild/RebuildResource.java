package io.cloudfreedom.router.usage.rebuild;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.usage.parameter.OnlyKnownParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Builds the ledger again from every record received.
@Path("/api/admin/rebuilds")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE})
@OnlyKnownParameters
@Tag(name = "Books")
class RebuildResource {
    private final Rebuilds rebuilds;
    private final Caller caller;

    RebuildResource(Rebuilds rebuilds, Caller caller) {
        this.rebuilds = rebuilds;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.SUPER_ADMIN)
    @ResponseStatus(202)
    @Operation(
            operationId = "startRebuild",
            summary = "Build the ledger again beside the books and compare",
            description = "It runs in the background; read it by its id. The books themselves stay as they are.")
    public Uni<Rebuild> start() {
        return rebuilds.start(caller.actor());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "rebuild", summary = "How a rebuild stands, and what came out")
    public Uni<Rebuild> read(@RestPath UUID id) {
        return rebuilds.read(id);
    }
}
