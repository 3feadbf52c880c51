package io.cloudfreedom.router.gateway.session;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Who brings no bearer token to `/auth` and `/api` is asked by the login tenant (code flow and session cookie);
/// everybody else by the default one (bearer tokens).
@ApplicationScoped
class LoginTenant implements TenantResolver {
    static final String NAME = "login";

    @Override
    public @Nullable String resolve(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        boolean people = path.startsWith("/auth/") || path.startsWith("/api/");
        return people && ctx.request().getHeader("authorization") == null ? NAME : null;
    }
}
