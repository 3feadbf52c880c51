package io.cloudfreedom.router.gateway.session;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.gateway.problem.ApiProblem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/auth/login` and `/api/me`. That `/auth/login` and `/auth/logout` need a login is declared in the
/// configuration: Quarkus leads to the issuer and back before they are reached.
@ApplicationScoped
class SessionRoutes {
    static final String LOGIN = "/auth/login";

    private final Sessions sessions;
    private final SessionConfig config;

    SessionRoutes(Sessions sessions, SessionConfig config) {
        this.sessions = sessions;
        this.config = config;
    }

    void routes(@Observes Router router) {
        router.route(HttpMethod.GET, LOGIN).handler(SessionRoutes::loggedIn);
        router.route(HttpMethod.GET, "/api/me").order(-1).handler(this::me);
    }

    /// Back to the page that asked for the login.
    private static void loggedIn(RoutingContext ctx) {
        ctx.response()
                .setStatusCode(303)
                .putHeader("location", local(ctx.request().getParam("next")))
                .putHeader("cache-control", "no-store")
                .end();
    }

    /// A path of this site; anything that could lead elsewhere becomes the start page.
    static String local(@Nullable String next) {
        boolean safe = next != null
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
        return safe && next != null ? next : "/";
    }

    private void me(RoutingContext ctx) {
        sessions.of(ctx)
                .onSuccess(session -> ctx.response()
                        .putHeader("content-type", "application/json")
                        .putHeader("cache-control", "no-store")
                        .end(ContractJson.write(me(ctx, session))))
                .onFailure(failure -> ApiProblem.UNAUTHENTICATED.send(ctx));
    }

    private Me me(RoutingContext ctx, Session session) {
        Claims claims = session.claims();
        long idle =
                ctx.request().getHeader("authorization") == null ? config.idle().toSeconds() : 0;
        return new Me(
                claims.text("sub").orElse(""),
                claims.text("name").or(() -> claims.text("preferred_username")).orElse(""),
                claims.text("email").orElse(null),
                claims.list("groups"),
                claims.text("tenant_id").orElse(null),
                sessions.csrfToken(session),
                Instant.ofEpochSecond(claims.number("exp").orElse(0L) + idle));
    }

    private record Me(
            String sub,
            String name,
            @Nullable String email,
            List<String> roles,
            @Nullable String tenantId,
            String csrfToken,
            Instant sessionExpiresAt) {}
}
