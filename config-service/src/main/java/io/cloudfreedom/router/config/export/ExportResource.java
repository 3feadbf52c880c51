package io.cloudfreedom.router.config.export;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// For a tenant that runs a LiteLLM of its own.
@Path("/api/tenants/{id}")
@RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
public class ExportResource {
    private final Exports exports;
    private final Caller caller;

    ExportResource(Exports exports, Caller caller) {
        this.exports = exports;
        this.caller = caller;
    }

    @GET
    @Path("litellm-config.yaml")
    @Produces("application/yaml")
    public Uni<String> config(UUID id) {
        caller.scopeOf(id);
        return exports.of(id).map(LiteLlmConfig::yaml);
    }

    /// The variables that the configuration refers to, without values.
    @GET
    @Path(".env")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> env(UUID id) {
        caller.scopeOf(id);
        return exports.of(id).map(LiteLlmConfig::env);
    }
}
