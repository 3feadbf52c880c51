package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

/// The LiteLLM instances that we configure.
@Path("/api/proxies")
@RolesAllowed({Role.SUPER_ADMIN, Role.SERVICE})
public class ProxyResource {
    private final Proxies proxies;
    private final Caller caller;

    ProxyResource(Proxies proxies, Caller caller) {
        this.proxies = proxies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.SERVICE, Role.AUDITOR})
    public Uni<ProxyPage> list() {
        return proxies.list().map(ProxyPage::new);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.SUPER_ADMIN, Role.SERVICE, Role.AUDITOR})
    public Uni<ProxyView> get(String id) {
        return proxies.get(id);
    }

    @PUT
    @Path("{id}")
    public Uni<ProxyView> register(String id, @Valid @NotNull Registration registration) {
        return proxies.register(id, registration, caller.actor());
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> remove(String id) {
        return proxies.remove(id, caller.actor());
    }

    @POST
    @Path("{id}/rotate-secrets")
    public Uni<ProxyView> rotateSecrets(String id) {
        return proxies.rotateSecrets(id, caller.actor());
    }

    /// All instances; there are few, so there is no second page.
    public record ProxyPage(List<ProxyView> items) {}
}
