package io.cloudfreedom.router.config.catalog;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;

/// What tenants may call.
@Path("/api/models")
public class ModelResource {
    private final Catalogue catalogue;
    private final Caller caller;

    ModelResource(Catalogue catalogue, Caller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @GET
    @Authenticated
    public Uni<ModelPage> list() {
        return catalogue.list().map(ModelPage::new);
    }

    @GET
    @Path("{name}")
    @Authenticated
    public Uni<Model> get(String name) {
        return catalogue.get(name);
    }

    @PUT
    @Path("{name}")
    @RolesAllowed(Role.SUPER_ADMIN)
    public Uni<Model> put(String name, @NotNull Model model) {
        if (!model.name().equals(name)) {
            throw InvalidField.of("model", "must be the name in the path");
        }
        return catalogue.put(model, caller.actor());
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Role.SUPER_ADMIN)
    public Uni<Void> remove(String name) {
        return catalogue.remove(name, caller.actor());
    }

    /// The whole catalogue; it is small, so there is no second page.
    public record ModelPage(List<Model> items) {}
}
