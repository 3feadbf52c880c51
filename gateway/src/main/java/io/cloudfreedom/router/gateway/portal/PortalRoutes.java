package io.cloudfreedom.router.gateway.portal;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// The portal is a single page: a path that is no file of its build is that page. Quarkus serves the files.
@ApplicationScoped
class PortalRoutes {
    private static final String PAGE = "/index.html";
    private static final List<String> NOT_PAGES = List.of("/api", "/v1", "/q", "/auth", "/assets");
    private static final int HEADERS_PRIORITY = 500;
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    void headers(@Observes Filters filters) {
        filters.register(PortalRoutes::secure, HEADERS_PRIORITY);
    }

    void routes(@Observes Router router) {
        router.route(HttpMethod.GET, "/*").last().handler(PortalRoutes::page);
    }

    private static void page(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        String accept = ctx.request().getHeader("accept");
        boolean isPage = !path.equals(PAGE)
                && accept != null
                && accept.contains("text/html")
                && NOT_PAGES.stream().noneMatch(p -> path.equals(p) || path.startsWith(p + "/"));
        if (isPage) {
            ctx.reroute(PAGE);
        } else {
            ctx.next();
        }
    }

    private static void secure(RoutingContext ctx) {
        String path = ctx.request().path();
        if (path == null || !path.startsWith("/v1/")) {
            ctx.addHeadersEndHandler(end -> add(ctx.response().headers(), path == null ? "/" : path));
        }
        ctx.next();
    }

    private static void add(MultiMap headers, String path) {
        headers.set("content-security-policy", POLICY);
        headers.set("x-content-type-options", "nosniff");
        headers.set("referrer-policy", "same-origin");
        headers.set("x-frame-options", "DENY");
        headers.set("cross-origin-opener-policy", "same-origin");
        headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
        if (path.startsWith("/assets/")) {
            headers.set("cache-control", "public, max-age=31536000, immutable");
        } else if (!path.startsWith("/api/") && !path.startsWith("/auth/")) {
            headers.set("cache-control", "no-cache");
        }
    }
}
