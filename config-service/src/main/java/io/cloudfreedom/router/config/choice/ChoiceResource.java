package io.cloudfreedom.router.config.choice;

import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;

/// How a tenant's keys are chosen where several serve a model; at the platform's tenant, how the shared ones are.
@Path("/api/tenants/{id}/key-choice")
public class ChoiceResource {
    private final Choices choices;
    private final Caller caller;

    ChoiceResource(Choices choices, Caller caller) {
        this.choices = choices;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<ChoiceView> get(UUID id) {
        caller.scopeOf(id);
        return choices.get(id).map(found -> new ChoiceView(id, found.byModel()));
    }

    /// Replaces all of it.
    @PUT
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN})
    public Uni<ChoiceView> put(UUID id, @Valid @NotNull Wanted wanted) {
        caller.scopeOf(id);
        return choices.put(id, new KeyChoices(wanted.choice()), caller.actor())
                .replaceWith(() -> new ChoiceView(id, wanted.choice()));
    }

    /// @param choice by the model's name, `default` for the models that are not named
    public record Wanted(@NotNull Map<String, KeyChoice> choice) {}

    public record ChoiceView(UUID tenantId, Map<String, KeyChoice> choice) {}
}
