package io.cloudfreedom.router.kit.identity;

import io.cloudfreedom.router.kit.problem.NotFound;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who is calling, read from the access token.
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    /// The caller that an identity stands for.
    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The name for the audit log: the user's name, or the client's for service tokens.
    public String actor() {
        return identity.getPrincipal().getName();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /// The tenant that the token is bound to.
    public Optional<UUID> tenantId() {
        return token().flatMap(token -> token.<String>claim("tenant_id")).map(UUID::fromString);
    }

    Optional<JsonWebToken> token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }

    /// The rows that the caller may read: all for roles of the platform, else those of the token's own tenant.
    ///
    /// @throws ForbiddenException when a tenant's role comes without a tenant
    public Scope scope() {
        if (has(Role.SUPER_ADMIN) || has(Role.FINANCE) || has(Role.AUDITOR) || has(Role.SERVICE)) {
            return Scope.all();
        }
        return Scope.of(tenantId().orElseThrow(() -> new ForbiddenException("the token names no tenant")));
    }

    /// The scope for work on one tenant; a tenant that the caller must not know of is not there.
    ///
    /// @throws NotFound for a foreign tenant
    public Scope scopeOf(UUID tenant) {
        return switch (scope()) {
            case Scope.AllTenants all -> Scope.of(tenant);
            case Scope.OneTenant own when own.tenant().equals(tenant) -> own;
            case Scope.OneTenant foreign -> throw new NotFound("tenant");
        };
    }
}
