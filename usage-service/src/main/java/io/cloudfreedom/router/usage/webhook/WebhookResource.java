package io.cloudfreedom.router.usage.webhook;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// A tenant's endpoints, for its own admin; for all tenants, for a super_admin.
@Path("/api/webhooks")
@RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
@Tag(
        name = "Webhooks",
        description = "Endpoints of tenants that are told of budgets and keys (Standard Webhooks 1.0.0)")
class WebhookResource {
    private final Webhooks webhooks;
    private final Courier courier;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, Courier courier, Caller caller) {
        this.webhooks = webhooks;
        this.courier = courier;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Lists endpoints", description = "A super_admin sees those of all tenants, or of one.")
    public Uni<Webhook.Items> listWebhooks(@RestQuery("tenant_id") @Nullable UUID tenantId) {
        return webhooks.list(tenantId == null ? caller.scope() : caller.scopeOf(tenantId), tenantId);
    }

    @POST
    @Operation(
            summary = "Adds an endpoint",
            description = "The answer holds the signing secret (whsec_…), which is never shown again.")
    @APIResponse(
            responseCode = "201",
            description = "Created, with its secret",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Webhook.WithSecret.class)))
    public Uni<RestResponse<Webhook.WithSecret>> createWebhook(@NotNull @Valid WebhookFields body) {
        return webhooks.create(tenant(body), body, caller.actor())
                .map(made -> RestResponse.ResponseBuilder.<Webhook.WithSecret>create(RestResponse.Status.CREATED)
                        .entity(made)
                        .location(URI.create("/api/webhooks/" + made.webhook().id()))
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows an endpoint")
    public Uni<Webhook> getWebhook(@RestPath UUID id) {
        return webhooks.get(caller.scope(), id);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Changes an endpoint",
            description = "Absent fields stay. enabled=true also enables an endpoint that was disabled after failures.")
    public Uni<Webhook> updateWebhook(@RestPath UUID id, @NotNull @Valid WebhookFields body) {
        return webhooks.update(caller.scope(), id, body, caller.actor());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Deletes an endpoint, its deliveries and its secret")
    public Uni<Void> deleteWebhook(@RestPath UUID id) {
        return webhooks.delete(caller.scope(), id, caller.actor());
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Operation(
            summary = "Makes a new signing secret",
            description = "For 24 hours messages are signed with the new and with the old secret.")
    public Uni<Webhook.WithSecret> rotateWebhookSecret(@RestPath UUID id) {
        return webhooks.rotate(caller.scope(), id, caller.actor());
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Sends a webhook.test message now", description = "The answer says how the one attempt ended.")
    public Uni<Delivery> testWebhook(@RestPath UUID id) {
        return webhooks.get(caller.scope(), id).chain(webhook -> courier.test(webhook.id()));
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "Lists deliveries, the newest first")
    public Uni<Delivery.Page> listWebhookDeliveries(
            @RestPath UUID id,
            @RestQuery @Nullable @Pattern(regexp = "pending|delivered|failed") String state,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable UUID cursor) {
        return webhooks.deliveries(caller.scope(), id, state, cursor, limit);
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/redeliver")
    @Operation(summary = "Sends an ended delivery again, on the whole schedule")
    public Uni<Void> redeliverWebhook(@RestPath UUID id, @RestPath UUID delivery) {
        return webhooks.redeliver(caller.scope(), id, delivery, caller.actor());
    }

    private UUID tenant(WebhookFields body) {
        UUID tenant = body.tenantId() == null ? caller.tenantId().orElse(null) : body.tenantId();
        if (tenant == null) {
            throw InvalidField.of("tenant_id", "is missing: whose endpoint is it?");
        }
        caller.scopeOf(tenant);
        return tenant;
    }
}
