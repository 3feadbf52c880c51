package io.cloudfreedom.router.usage.conservation;

import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.usage.parameter.OnlyKnownParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The check that nothing is lost between the books.
@Path("/api/admin/conservation")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE})
@OnlyKnownParameters
@Tag(name = "Books")
class ConservationResource {
    private final Checks checks;

    ConservationResource(Checks checks) {
        this.checks = checks;
    }

    @GET
    @Operation(
            operationId = "conservation",
            summary = "Check now whether the books agree",
            description = "It reads all of them: for now and then, not for a dashboard. It runs every night by itself.")
    public Uni<Conservation> check() {
        return checks.now();
    }

    @GET
    @Path("/nights")
    @Operation(operationId = "conservationNights", summary = "The results of the last 31 nights; the newest first")
    public Uni<Nights> nights() {
        return checks.nights().map(Nights::new);
    }

    /// Results of nights.
    @Schema(name = "ConservationNights")
    record Nights(List<Night> items) {
        Nights {
            items = List.copyOf(items);
        }
    }
}
