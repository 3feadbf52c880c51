package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.key.audit.Origins;
import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.key.request.IdempotencyKey;
import io.cloudfreedom.router.key.request.MergePatch;
import io.cloudfreedom.router.key.request.Overlap;
import io.cloudfreedom.router.key.request.Prefer;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.identity.SecondFactor;
import io.cloudfreedom.router.kit.openapi.ProblemResponses;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

@Path("/api/provider-keys")
@Tag(name = "Provider keys")
class ProviderKeyResource {
    private final ProviderKeys keys;
    private final Creation creation;
    private final Update update;
    private final Rotation rotation;
    private final Deletion deletion;
    private final Emergencies emergencies;
    private final KeyTests tests;
    private final Convergent convergent;
    private final EndpointRules endpoints;
    private final Caller caller;
    private final Origins origins;

    ProviderKeyResource(
            ProviderKeys keys,
            Creation creation,
            Update update,
            Rotation rotation,
            Deletion deletion,
            Emergencies emergencies,
            KeyTests tests,
            Convergent convergent,
            EndpointRules endpoints,
            Caller caller,
            Origins origins) {
        this.keys = keys;
        this.creation = creation;
        this.update = update;
        this.rotation = rotation;
        this.deletion = deletion;
        this.emergencies = emergencies;
        this.tests = tests;
        this.convergent = convergent;
        this.endpoints = endpoints;
        this.caller = caller;
        this.origins = origins;
    }

    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<Page<ProviderKeyView>> listProviderKeys(
            @RestQuery("tenant_id") @Nullable UUID tenantId,
            @RestQuery @Nullable String provider,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        var filter = new ProviderKeyRepository.Filter(
                tenantId, word("provider", provider, Provider.class), word("status", status, KeyStatus.class), q);
        return keys.list(caller.scope(), PageRequest.of(limit, cursor), filter);
    }

    @POST
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProviderKeyView.class)))
    @Extension(
            name = ProblemResponses.EXTENSION,
            value = "404 not-found, 409 concurrent-change, 422 invalid-key, 503 secret-store-unavailable")
    public Uni<RestResponse<ProviderKeyView>> createProviderKey(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @HeaderParam(Prefer.HEADER) @Nullable String prefer,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ProviderKeyFields.class)))
                    JsonNode body) {
        ObjectNode fields = MergePatch.body(body);
        UUID tenant = tenantOf(fields);
        caller.scopeOf(tenant);
        var request = request(IdempotencyKey.required(idempotencyKey));
        return convergent.answer(creation.create(tenant, fields, request), prefer, RestResponse.Status.CREATED);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<RestResponse<ProviderKeyView>> getProviderKey(UUID id) {
        return keys.get(caller.scope(), id).map(Convergent::ok);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(
            name = ProblemResponses.EXTENSION,
            value =
                    "409 concurrent-change, 409 key-being-deleted, 422 invalid-key, 422 secret-needed, 428 precondition-required, 503 secret-store-unavailable")
    public Uni<RestResponse<ProviderKeyView>> updateProviderKey(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @HeaderParam(Prefer.HEADER) @Nullable String prefer,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ProviderKeyFields.class)))
                    JsonNode body) {
        ObjectNode patch = MergePatch.body(body);
        long version = EntityVersion.required(ifMatch);
        var request = request(IdempotencyKey.optional(idempotencyKey));
        return convergent.answer(
                update.change(caller.scope(), id, version, patch, request), prefer, RestResponse.Status.OK);
    }

    @POST
    @Path("{id}/rotate")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(
            name = ProblemResponses.EXTENSION,
            value = "409 concurrent-change, 409 key-being-deleted, 422 invalid-key, 503 secret-store-unavailable")
    public Uni<RestResponse<ProviderKeyView>> rotateProviderKey(
            UUID id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @HeaderParam(Prefer.HEADER) @Nullable String prefer,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = NewSecret.class)))
                    JsonNode body) {
        ObjectNode fields = MergePatch.body(body);
        Duration overlap = Overlap.of(fields.path(Rotation.OVERLAP).asText(""));
        var request = request(IdempotencyKey.required(idempotencyKey));
        return convergent.answer(
                rotation.rotate(caller.scope(), id, fields, overlap, request), prefer, RestResponse.Status.OK);
    }

    /// Takes the secret before the last rotation into use again, as long as its overlap lasts.
    @POST
    @Path("{id}/rollback")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(
            name = ProblemResponses.EXTENSION,
            value =
                    "409 concurrent-change, 409 key-being-deleted, 409 nothing-to-roll-back-to, 503 secret-store-unavailable")
    public Uni<RestResponse<ProviderKeyView>> rollbackProviderKey(
            UUID id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @HeaderParam(Prefer.HEADER) @Nullable String prefer) {
        return convergent.answer(
                emergencies.rollback(caller.scope(), id, IdempotencyKey.required(idempotencyKey), origins.current()),
                prefer,
                RestResponse.Status.OK);
    }

    /// For a secret that is known to be stolen: it is destroyed at once. The answer comes when every LiteLLM has
    /// dropped it, or after two seconds, naming those that have not.
    @POST
    @Path("{id}/revoke")
    @SecondFactor
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProviderKeyView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Done; some LiteLLMs had not applied it in the time that was asked for",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProviderKeyView.class)))
    @Extension(name = ProblemResponses.EXTENSION, value = "401 insufficient-user-authentication, 409 key-being-deleted")
    public Uni<RestResponse<ProviderKeyView>> revokeProviderKey(UUID id) {
        return convergent.within(
                Emergencies.ANSWER_WITHIN,
                emergencies.revoke(caller.scope(), id, origins.current()),
                RestResponse.Status.OK);
    }

    /// The state of a deletion is asked for with `Prefer: wait`; without it, deletion goes on in the background.
    @DELETE
    @Path("{id}")
    @SecondFactor
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(
            name = ProblemResponses.EXTENSION,
            value = "401 insufficient-user-authentication, 409 concurrent-change, 428 precondition-required")
    public Uni<RestResponse<ProviderKeyView>> deleteProviderKey(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(Prefer.HEADER) @Nullable String prefer) {
        return convergent.answer(
                deletion.delete(caller.scope(), id, EntityVersion.required(ifMatch), origins.current()),
                prefer,
                RestResponse.Status.OK);
    }

    @POST
    @Path("test")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(name = ProblemResponses.EXTENSION, value = "503 secret-store-unavailable")
    public Uni<TestResult> testProviderKeyInput(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ProviderKeyFields.class)))
                    JsonNode body) {
        return tests.unsaved(ProviderKeyFields.read(MergePatch.body(body)), endpoints.ofCaller());
    }

    @POST
    @Path("{id}/test")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(name = ProblemResponses.EXTENSION, value = "409 secret-destroyed, 503 connection-test-unavailable")
    public Uni<TestResult> testProviderKey(
            UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ProviderKeyFields.class)))
                    @Nullable
                    JsonNode body) {
        ObjectNode fields = body == null ? ContractJson.MAPPER.createObjectNode() : MergePatch.body(body);
        return tests.stored(caller.scope(), id, fields, endpoints.ofCaller(), origins.current());
    }

    /// Tests every stored key of a tenant and tells of each as soon as it is through (server-sent events).
    @POST
    @Path("test-all")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    @Extension(name = ProblemResponses.EXTENSION, value = "404 not-found")
    public Multi<KeyTests.Progress> testAllProviderKeys(@RestQuery("tenant_id") @Nullable UUID tenantId) {
        UUID tenant = tenantId != null ? tenantId : ownTenant();
        return tests.all(caller.scopeOf(tenant), tenant, origins.current());
    }

    /// What has happened to a key, the latest first.
    @GET
    @Path("{id}/history")
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<Page<History.Entry>> listProviderKeyHistory(
            UUID id, @RestQuery @Nullable Integer limit, @RestQuery @Nullable String cursor) {
        return keys.history(caller.scope(), id, PageRequest.of(limit, cursor));
    }

    /// What a rotation brings; settings that change with the secret may come along.
    @Schema(name = "Rotation")
    record NewSecret(
            @Schema(required = true, writeOnly = true) String apiKey,
            @Schema(writeOnly = true) @Nullable String apiKeySecondary,

            @Nullable Map<String, Object> config,

            @Schema(description = "ISO 8601 duration for which the old secret is kept, PT24H by default") @Nullable
            String overlap) {}

    private ChangeRequest request(IdempotencyKey idempotencyKey) {
        return new ChangeRequest(idempotencyKey, origins.current(), endpoints.ofCaller());
    }

    private UUID tenantOf(ObjectNode body) {
        String named = body.path("tenant_id").asText("");
        if (named.isEmpty()) {
            return ownTenant();
        }
        try {
            return UUID.fromString(named);
        } catch (IllegalArgumentException e) {
            throw InvalidField.of("tenant_id", "must be the id of a tenant");
        }
    }

    private UUID ownTenant() {
        return caller.tenantId().orElseThrow(() -> InvalidField.of("tenant_id", "is required"));
    }

    private static <E extends Enum<E>> @Nullable E word(String field, @Nullable String text, Class<E> type) {
        try {
            return text == null || text.isEmpty() ? null : ContractJson.MAPPER.convertValue(text, type);
        } catch (IllegalArgumentException e) {
            throw InvalidField.of(field, "is not known");
        }
    }
}
