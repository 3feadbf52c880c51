package io.cloudfreedom.router.gateway.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/auth/login?step_up=1&next=/page`: a login anew, although there is one, and back to the page. Services
/// ask for it by `insufficient-user-authentication` before what is dangerous.
///
/// The session cookie is dropped, so that the code flow begins, and the issuer is told `prompt=login`, so
/// that its own session does not answer for the person.
@ApplicationScoped
class StepUp {
    /// Before the session is looked at.
    private static final int FIRST = 400;

    private static final String SESSION_COOKIE = "q_session";

    void register(@Observes Filters filters) {
        filters.register(StepUp::again, FIRST);
    }

    private static void again(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (!HttpMethod.GET.equals(request.method())
                || !SessionRoutes.LOGIN.equals(request.path())
                || request.getParam("step_up") == null) {
            ctx.next();
            return;
        }
        sessionCookies(request).forEach(name -> ctx.response().addCookie(expired(name, request.isSSL())));
        ctx.response()
                .setStatusCode(303)
                .putHeader("location", loginFor(SessionRoutes.local(request.getParam("next"))))
                .putHeader("cache-control", "no-store")
                .end();
    }

    private static List<String> sessionCookies(HttpServerRequest request) {
        return request.cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(SESSION_COOKIE))
                .distinct()
                .toList();
    }

    private static Cookie expired(String name, boolean secure) {
        return Cookie.cookie(name, "")
                .setPath("/")
                .setMaxAge(0)
                .setHttpOnly(true)
                .setSecure(secure);
    }

    private static String loginFor(String next) {
        return SessionRoutes.LOGIN + "?prompt=login&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
