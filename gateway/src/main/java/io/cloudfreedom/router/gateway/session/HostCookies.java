package io.cloudfreedom.router.gateway.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where the site is https, the login's cookies are called `__Host-…`: a browser sends such a cookie to the host that
/// set it over https and takes it from nobody else, not from a neighbour's subdomain (RFC 6265bis, 4.1.3.2).
///
/// Quarkus has names of its own for them, so they change on the way in and out. A cookie that comes under the plain
/// name was not set here and is dropped.
@ApplicationScoped
class HostCookies implements Handler<RoutingContext> {
    private static final String PREFIX = "__Host-";
    private static final String OURS = "q_";

    /// Before whoever reads a cookie.
    private static final int FIRST = 500;

    private final boolean https;

    HostCookies(SessionConfig config) {
        this.https = config.https();
    }

    void register(@Observes Filters filters) {
        if (https) {
            filters.register(this, FIRST);
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        rename(ctx.request());
        ctx.addHeadersEndHandler(end -> rename(ctx.request(), ctx.response()));
        ctx.next();
    }

    private static void rename(HttpServerRequest request) {
        List<String> lines = request.headers().getAll(HttpHeaders.COOKIE);
        if (lines.isEmpty()) {
            return;
        }
        String cookies = lines.stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.startsWith(OURS))
                .map(cookie -> cookie.startsWith(PREFIX + OURS) ? cookie.substring(PREFIX.length()) : cookie)
                .collect(Collectors.joining("; "));
        request.headers().set(HttpHeaders.COOKIE, cookies);
    }

    private static void rename(HttpServerRequest request, HttpServerResponse response) {
        List<Cookie> ours = request.cookies().stream()
                .filter(cookie -> cookie.getName().startsWith(OURS))
                .toList();
        for (Cookie cookie : ours) {
            response.removeCookies(cookie.getName(), false);
            if (((ServerCookie) cookie).isChanged()) {
                response.addCookie(renamed(cookie));
            }
        }
    }

    private static Cookie renamed(Cookie cookie) {
        Cookie renamed = Cookie.cookie(PREFIX + cookie.getName(), cookie.getValue())
                .setPath("/")
                .setSecure(true)
                .setHttpOnly(true);
        if (cookie.getSameSite() != null) {
            renamed.setSameSite(cookie.getSameSite());
        }
        if (cookie.getMaxAge() >= 0) {
            renamed.setMaxAge(cookie.getMaxAge());
        }
        return renamed;
    }
}
