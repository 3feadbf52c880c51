package io.cloudfreedom.router.config.convergence;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestStreamElementType;

/// Where a version of a provider key is live.
@Path("/api/convergence")
@RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR, Role.SERVICE})
public class ConvergenceResource {
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(2);

    private final Convergences convergences;
    private final Caller caller;

    ConvergenceResource(Convergences convergences, Caller caller) {
        this.convergences = convergences;
        this.caller = caller;
    }

    /// Server-sent events, for two minutes at most.
    @GET
    @Path("stream")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Convergence> stream(
            @QueryParam("key_id") @NotNull UUID keyId, @QueryParam("version") @DefaultValue("1") @Min(1) long version) {
        return convergences.follow(caller.scope(), keyId, version, LONGEST_STREAM);
    }

    /// @param wait seconds to wait for every proxy to have it
    @GET
    public Uni<Convergence> get(
            @QueryParam("key_id") @NotNull UUID keyId,
            @QueryParam("version") @DefaultValue("1") @Min(1) long version,
            @QueryParam("wait") @DefaultValue("0") @Min(0) @Max(25) int wait) {
        return convergences.await(caller.scope(), keyId, version, Duration.ofSeconds(wait));
    }
}
