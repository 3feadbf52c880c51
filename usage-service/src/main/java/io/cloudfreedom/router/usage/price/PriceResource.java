package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/// The price book.
@Path("/api/prices")
class PriceResource {
    private final Prices prices;
    private final Caller caller;

    PriceResource(Prices prices, Caller caller) {
        this.prices = prices;
        this.caller = caller;
    }

    /// All prices in force or to come; a tenant sees the general ones and its own.
    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
    public Uni<PriceList> list() {
        return prices.list(caller.scope())
                .map(all -> new PriceList(all.stream().map(PriceView::of).toList()));
    }

    record PriceList(List<PriceView> items) {
        PriceList {
            items = List.copyOf(items);
        }
    }
}
