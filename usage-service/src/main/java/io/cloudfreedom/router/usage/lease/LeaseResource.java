package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/// The gateways' side of limits. Answers to a grant that cannot be given are results, not errors.
@Path("/internal/leases")
@RolesAllowed(Role.SERVICE)
class LeaseResource {
    private final Grants grants;
    private final Leases leases;
    private final Recalls recalls;

    LeaseResource(Grants grants, Leases leases, Recalls recalls) {
        this.grants = grants;
        this.leases = leases;
        this.recalls = recalls;
    }

    @POST
    public Uni<GrantResults> grant(@NotNull GrantBatch batch) {
        return grants.grant(batch);
    }

    @POST
    @Path("/abandon")
    public Uni<Void> abandon(@NotNull Abandon abandon) {
        return leases.abandon(abandon.grantId());
    }

    @POST
    @Path("/{id}/returns")
    public Uni<Void> giveBack(@RestPath UUID id, @NotNull ReturnRequest request) {
        return leases.giveBack(id, request);
    }

    @POST
    @Path("/{id}/close")
    public Uni<Void> close(@RestPath UUID id, @NotNull CloseRequest request) {
        return leases.close(id, request);
    }

    /// @param wait seconds
    @GET
    @Path("/recalls")
    public Uni<io.cloudfreedom.router.contracts.lease.Recalls> recalls(
            @QueryParam("incarnation") @NotNull UUID incarnation,
            @QueryParam("wait") @DefaultValue("20") @Min(0) @Max(30) int wait) {
        return recalls.take(incarnation, Duration.ofSeconds(wait))
                .map(io.cloudfreedom.router.contracts.lease.Recalls::new);
    }
}
