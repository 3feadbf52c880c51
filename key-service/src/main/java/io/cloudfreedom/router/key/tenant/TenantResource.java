package io.cloudfreedom.router.key.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.key.audit.Origins;
import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.MergePatch;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.identity.SecondFactor;
import io.cloudfreedom.router.kit.openapi.ProblemResponses;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/tenants")
@Tag(name = "Tenants")
class TenantResource {
    /// What a tenant's own admin may change.
    private static final Set<String> OWN_CHOICES = Set.of("name", "domain", "key_policy", "fallback_on_limit");

    private final Tenants tenants;
    private final Caller caller;
    private final Origins origins;

    TenantResource(Tenants tenants, Caller caller, Origins origins) {
        this.tenants = tenants;
        this.caller = caller;
        this.origins = origins;
    }

    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.FINANCE, Role.AUDITOR})
    public Uni<Page<Tenant>> listTenants(
            @RestQuery @Nullable String q, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        return tenants.list(caller.scope(), PageRequest.of(limit, cursor), q);
    }

    @POST
    @RolesAllowed(Role.SUPER_ADMIN)
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Tenant.class)))
    @Extension(name = ProblemResponses.EXTENSION, value = "409 slug-taken")
    public Uni<RestResponse<Tenant>> createTenant(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = TenantFields.class)))
                    JsonNode body) {
        TenantFields fields = MergePatch.read(MergePatch.body(body), TenantFields.class);
        return tenants.create(fields, IdempotencyKey.required(idempotencyKey), origins.current())
                .map(tenant -> RestResponse.ResponseBuilder.<Tenant>create(RestResponse.Status.CREATED)
                        .entity(tenant)
                        .location(URI.create("/api/tenants/" + tenant.id()))
                        .header(HttpHeaders.ETAG, EntityVersion.tag(tenant.version()))
                        .build());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.FINANCE, Role.AUDITOR})
    public Uni<RestResponse<Tenant>> getTenant(UUID id) {
        return tenants.get(caller.scope(), id).map(TenantResource::tagged);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(
            name = ProblemResponses.EXTENSION,
            value = "409 concurrent-change, 409 slug-taken, 428 precondition-required")
    public Uni<RestResponse<Tenant>> updateTenant(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = TenantFields.class)))
                    JsonNode body) {
        ObjectNode patch = MergePatch.body(body);
        var scope = caller.scopeOf(id);
        if (!caller.has(Role.SUPER_ADMIN)) {
            patch.fieldNames().forEachRemaining(field -> {
                if (!OWN_CHOICES.contains(field)) {
                    throw new ForbiddenException("a tenant's admin may not change " + field);
                }
            });
        }
        return tenants.change(scope, id, EntityVersion.required(ifMatch), patch, origins.current())
                .map(TenantResource::tagged);
    }

    @DELETE
    @Path("{id}")
    @SecondFactor
    @RolesAllowed(Role.SUPER_ADMIN)
    @Extension(
            name = ProblemResponses.EXTENSION,
            value =
                    "401 insufficient-user-authentication, 409 confirmation-missing, 409 platform-stays, 428 precondition-required")
    public Uni<Void> deleteTenant(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @RestQuery @Nullable String confirm) {
        return tenants.delete(id, EntityVersion.required(ifMatch), confirm, origins.current());
    }

    private static RestResponse<Tenant> tagged(Tenant tenant) {
        return RestResponse.ResponseBuilder.ok(tenant)
                .header(HttpHeaders.ETAG, EntityVersion.tag(tenant.version()))
                .build();
    }
}
