package io.cloudfreedom.router.key.virtualkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.key.audit.Origins;
import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.MergePatch;
import io.cloudfreedom.router.key.request.Overlap;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.identity.SecondFactor;
import io.cloudfreedom.router.kit.openapi.ProblemResponses;
import io.cloudfreedom.router.kit.problem.InvalidField;
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
import java.util.OptionalLong;
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

@Path("/api/virtual-keys")
@Tag(name = "Virtual keys")
class VirtualKeyResource {
    private final VirtualKeys keys;
    private final Caller caller;
    private final Origins origins;

    VirtualKeyResource(VirtualKeys keys, Caller caller, Origins origins) {
        this.keys = keys;
        this.caller = caller;
        this.origins = origins;
    }

    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<Page<VirtualKey>> listVirtualKeys(
            @RestQuery("tenant_id") @Nullable UUID tenantId,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        return keys.list(caller.scope(), PageRequest.of(limit, cursor), tenantId);
    }

    @POST
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VirtualKey.class)))
    @Extension(name = ProblemResponses.EXTENSION, value = "404 not-found")
    public Uni<RestResponse<VirtualKey>> createVirtualKey(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = VirtualKeyFields.class)))
                    JsonNode body) {
        VirtualKeyFields fields = MergePatch.read(MergePatch.body(body), VirtualKeyFields.class);
        UUID tenant = tenantOf(fields);
        caller.scopeOf(tenant);
        return keys.create(tenant, fields, IdempotencyKey.required(idempotencyKey), origins.current())
                .map(key -> RestResponse.ResponseBuilder.<VirtualKey>create(RestResponse.Status.CREATED)
                        .entity(key)
                        .location(URI.create("/api/virtual-keys/" + key.id()))
                        .header(HttpHeaders.ETAG, EntityVersion.tag(key.version()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<RestResponse<VirtualKey>> getVirtualKey(UUID id) {
        return keys.get(caller.scope(), id).map(VirtualKeyResource::tagged);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(
            name = ProblemResponses.EXTENSION,
            value = "409 concurrent-change, 409 virtual-key-revoked, 428 precondition-required")
    public Uni<RestResponse<VirtualKey>> updateVirtualKey(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = VirtualKeyFields.class)))
                    JsonNode body) {
        ObjectNode patch = MergePatch.body(body);
        return keys.change(caller.scope(), id, EntityVersion.required(ifMatch), patch, origins.current())
                .map(VirtualKeyResource::tagged);
    }

    /// Gives the key a fresh token, shown once; the one before stays good for the overlap.
    @POST
    @Path("{id}/rotate")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(name = ProblemResponses.EXTENSION, value = "409 concurrent-change, 409 virtual-key-revoked")
    public Uni<RestResponse<VirtualKey>> rotateVirtualKey(
            UUID id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = VirtualKeyRotation.class)))
                    @Nullable
                    JsonNode body) {
        var rotation = body == null
                ? new VirtualKeyRotation(null)
                : MergePatch.read(MergePatch.body(body), VirtualKeyRotation.class);
        return keys.rotate(
                        caller.scope(),
                        id,
                        Overlap.of(rotation.overlap()),
                        IdempotencyKey.required(idempotencyKey),
                        origins.current())
                .map(VirtualKeyResource::tagged);
    }

    /// How a virtual key is rotated.
    record VirtualKeyRotation(
            @Schema(
                    description = "ISO 8601 duration for which the old token stays good, PT24H by default",
                    examples = "PT24H")
            @Nullable
            String overlap) {}

    /// A revocation may come without If-Match: whatever the key's state, it shall not work any more.
    @DELETE
    @Path("{id}")
    @SecondFactor
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(name = ProblemResponses.EXTENSION, value = "401 insufficient-user-authentication, 409 concurrent-change")
    public Uni<RestResponse<VirtualKey>> revokeVirtualKey(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        OptionalLong version =
                ifMatch == null ? OptionalLong.empty() : OptionalLong.of(EntityVersion.required(ifMatch));
        return keys.revoke(caller.scope(), id, version, origins.current()).map(VirtualKeyResource::tagged);
    }

    private UUID tenantOf(VirtualKeyFields body) {
        UUID named = body.tenantId();
        return named != null ? named : caller.tenantId().orElseThrow(() -> InvalidField.of("tenant_id", "is required"));
    }

    private static RestResponse<VirtualKey> tagged(VirtualKey key) {
        return RestResponse.ResponseBuilder.ok(key)
                .header(HttpHeaders.ETAG, EntityVersion.tag(key.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
