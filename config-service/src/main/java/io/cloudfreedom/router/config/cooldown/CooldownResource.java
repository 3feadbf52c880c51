package io.cloudfreedom.router.config.cooldown;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which provider keys LiteLLM leaves out at the moment, and until when.
@Path("/api/cooldowns")
@RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR, Role.SERVICE})
public class CooldownResource {
    private final Cooldowns cooldowns;
    private final Caller caller;

    CooldownResource(Cooldowns cooldowns, Caller caller) {
        this.cooldowns = cooldowns;
        this.caller = caller;
    }

    /// Those of one provider key, or of all that the caller may see; the ones that end last come first.
    @GET
    public Uni<CooldownPage> list(@QueryParam("key_id") @Nullable UUID keyId) {
        return cooldowns.list(caller.scope(), keyId).map(CooldownPage::new);
    }

    /// At most 500; they last for seconds, so there is no second page.
    public record CooldownPage(List<KeyCooldown> items) {}
}
