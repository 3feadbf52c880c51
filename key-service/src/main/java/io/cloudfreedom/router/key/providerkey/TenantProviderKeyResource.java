package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants/{id}/provider-keys")
@Tag(name = "Provider keys")
class TenantProviderKeyResource {
    private final ProviderKeys keys;
    private final Caller caller;

    TenantProviderKeyResource(ProviderKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<Page<ProviderKeyView>> listTenantProviderKeys(
            UUID id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        return keys.listOf(caller.scopeOf(id), id, PageRequest.of(limit, cursor));
    }
}
