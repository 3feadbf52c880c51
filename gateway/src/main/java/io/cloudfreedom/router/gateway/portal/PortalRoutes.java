package io.cloudfreedom.router.gateway.portal;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/// The portal is a single page: a path that is no file of its build is that page. Scripts and styles go out as the
/// build compressed them; Quarkus serves the other files.
@ApplicationScoped
class PortalRoutes {
    private static final List<String> PAGES = List.of("/", "/index.html");
    private static final List<String> NOT_PAGES = List.of("/api", "/v1", "/q", "/auth", "/assets");
    private static final int HEADERS_PRIORITY = 500;
    private static final int BEFORE_FILES = -1;
    private static final String NONCE = "portal.nonce";

    private final Optional<Page> page = Page.ofBuild();
    private final Assets assets = new Assets();

    void headers(@Observes Filters filters) {
        filters.register(PortalRoutes::secure, HEADERS_PRIORITY);
    }

    void routes(@Observes Router router) {
        PAGES.forEach(
                path -> router.route(HttpMethod.GET, path).order(BEFORE_FILES).handler(this::show));
        router.route(HttpMethod.GET, Assets.PATH + "*").order(BEFORE_FILES).handler(this::compressed);
        router.route(HttpMethod.GET, "/*").last().handler(this::fallBack);
    }

    private void fallBack(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        String accept = ctx.request().getHeader("accept");
        boolean isPage = accept != null
                && accept.contains("text/html")
                && NOT_PAGES.stream().noneMatch(p -> path.equals(p) || path.startsWith(p + "/"));
        if (isPage) {
            show(ctx);
        } else {
            ctx.next();
        }
    }

    private void show(RoutingContext ctx) {
        page.ifPresentOrElse(
                found -> {
                    String nonce = Page.nonce();
                    ctx.put(NONCE, nonce);
                    ctx.response()
                            .putHeader("content-type", "text/html;charset=UTF-8")
                            .end(found.with(nonce));
                },
                ctx::next);
    }

    /// What was not compressed, or not as the browser takes it, is served plain.
    private void compressed(RoutingContext ctx) {
        assets.find(ctx.normalizedPath(), ctx.request().getHeader(HttpHeaders.ACCEPT_ENCODING))
                .ifPresentOrElse(
                        found -> ctx.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, found.type())
                                .putHeader(HttpHeaders.CONTENT_ENCODING, found.coding())
                                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                                .end(found.body()),
                        ctx::next);
    }

    private static void secure(RoutingContext ctx) {
        String path = ctx.request().path();
        if (path == null || !path.startsWith("/v1/")) {
            ctx.addHeadersEndHandler(end -> SecurityHeaders.add(
                    ctx.response().headers(), path == null ? "/" : path, Optional.ofNullable(ctx.get(NONCE))));
        }
        ctx.next();
    }
}
