package io.cloudfreedom.router.usage.price;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The price book.
@Path("/api/prices")
@Tag(name = "Prices")
class PriceResource {
    private final Prices prices;
    private final UnknownPrices unknown;
    private final PriceImport imports;
    private final Caller caller;

    PriceResource(Prices prices, UnknownPrices unknown, PriceImport imports, Caller caller) {
        this.prices = prices;
        this.unknown = unknown;
        this.imports = imports;
        this.caller = caller;
    }

    /// All prices in force or to come; a tenant sees the general ones and its own.
    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
    @Operation(summary = "Lists prices in force or to come")
    public Uni<PriceList> listPrices() {
        return prices.list(caller.scope())
                .map(all -> new PriceList(all.stream().map(PriceView::of).toList()));
    }

    /// Adds a price that holds from a moment on, for everyone, one tenant or one provider key. Requests admitted
    /// before keep the price that they were admitted with.
    @POST
    @RolesAllowed(Role.SUPER_ADMIN)
    @Operation(
            summary = "Adds a price",
            description = "For everyone, one tenant or one provider key, from a moment on. Prices never change: a later"
                    + " one takes over. The first price of a model also rates what was served before.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PriceView.class)))
    public Uni<RestResponse<PriceView>> addPrice(@NotNull @Valid NewPrice price) {
        return prices.add(price, caller.actor())
                .map(PriceView::of)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    /// Adds the prices of LiteLLM's price map (its `model_prices_and_context_window.json`, USD per token) for every
    /// route of the catalogue, where they differ from those in force.
    @POST
    @Path("/import")
    @RolesAllowed(Role.SUPER_ADMIN)
    @Operation(summary = "Imports LiteLLM's price map")
    public Uni<PriceImport.Result> importPrices(
            @NotNull JsonNode map, @RestQuery("effective_from") @Nullable Instant effectiveFrom) {
        return imports.run(map, effectiveFrom, caller.actor());
    }

    /// How requests are treated whose model has no price.
    @GET
    @Path("/unknown")
    @RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE})
    @Operation(summary = "Lists policies for unknown prices")
    public Uni<UnknownPrices.Policies> listUnknownPricePolicies() {
        return unknown.list();
    }

    /// Sets the policy of one tenant, or of everyone who has none of their own.
    @PUT
    @Path("/unknown")
    @RolesAllowed(Role.SUPER_ADMIN)
    @Operation(
            summary = "Sets a policy for unknown prices",
            description = "refuse; estimate: charged at the provider's dearest price; hold: charged when the price is"
                    + " known. Both count at the dearest price and are rated anew when the price arrives.")
    public Uni<UnknownPrices.Policy> setUnknownPricePolicy(@NotNull @Valid UnknownPrices.Policy policy) {
        return unknown.set(policy, caller.actor());
    }

    record PriceList(List<PriceView> items) {
        PriceList {
            items = List.copyOf(items);
        }
    }
}
