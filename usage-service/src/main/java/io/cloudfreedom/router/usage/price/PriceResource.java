package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/// The price book.
@Path("/api/prices")
class PriceResource {
    private final Prices prices;
    private final Caller caller;
    private final Clock clock;

    PriceResource(Prices prices, Caller caller, Clock clock) {
        this.prices = prices;
        this.caller = caller;
        this.clock = clock;
    }

    /// All prices in force or to come; a tenant sees the general ones and its own.
    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
    public Uni<PriceList> list() {
        return prices.list(caller.scope())
                .map(all -> new PriceList(all.stream().map(PriceView::of).toList()));
    }

    /// Adds a price that holds from a moment on, for everyone, one tenant or one provider key. Requests admitted
    /// before keep the price that they were admitted with.
    @POST
    @RolesAllowed(Role.SUPER_ADMIN)
    public Uni<RestResponse<PriceView>> add(@NotNull @Valid NewPrice price) {
        return prices.add(price.toPrice(clock.instant()))
                .map(PriceView::of)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    record PriceList(List<PriceView> items) {
        PriceList {
            items = List.copyOf(items);
        }
    }
}
