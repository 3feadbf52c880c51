package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.usage.parameter.Parameters;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the caller may read of reports: finance all tenants, a tenant its own.
@RequestScoped
public class ReportAccess {
    private final Caller caller;

    ReportAccess(Caller caller) {
        this.caller = caller;
    }

    /// A foreign tenant is not there for those who have their own.
    ///
    /// @param tenantId the parameter `tenant_id` as it came
    public Selection select(@Nullable String tenantId) {
        UUID tenant = Parameters.id("tenant_id", tenantId);
        if (tenant != null) {
            caller.scopeOf(tenant);
        }
        Scope scope = caller.scope();
        return new Selection(scope, scope instanceof Scope.OneTenant own ? own.tenant() : tenant);
    }

    /// @param scope what the database shows
    /// @param tenant the only tenant that is asked for; null for all
    public record Selection(Scope scope, @Nullable UUID tenant) {}
}
