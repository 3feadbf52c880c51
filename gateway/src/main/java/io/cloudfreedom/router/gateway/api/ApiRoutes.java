package io.cloudfreedom.router.gateway.api;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.gateway.problem.ApiProblem;
import io.cloudfreedom.router.gateway.services.Address;
import io.cloudfreedom.router.gateway.session.Session;
import io.cloudfreedom.router.gateway.session.Sessions;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Passes `/api` on to the owner of the path, with the caller's bearer token or the session's access token.
/// Bodies pass as bytes, both ways, with back-pressure: a secret on its way to key-service is never parsed
/// here.
@ApplicationScoped
class ApiRoutes {
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "authorization",
            "cookie",
            "host",
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "forwarded",
            "x-csrf-token",
            "x-request-id",
            "expect");
    private static final Set<String> NOT_PASSED_BACK = Set.of(
            "connection", "keep-alive", "proxy-authenticate", "trailer", "transfer-encoding", "upgrade", "set-cookie");
    private static final int CONNECT_MILLIS = 1_000;
    private static final int CONNECTIONS = 128;

    private final HttpClient http;
    private final Sessions sessions;
    private final ApiConfig config;
    private final Clock clock;
    private final Address keyService;
    private final Address configService;
    private final Address usageService;

    ApiRoutes(
            Vertx vertx,
            Sessions sessions,
            ApiConfig config,
            Clock clock,
            @ConfigProperty(name = "router.key-service.url") String keyService,
            @ConfigProperty(name = "router.config-service.url") String configService,
            @ConfigProperty(name = "router.usage-service.url") String usageService) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
        this.keyService = Address.of(keyService);
        this.configService = Address.of(configService);
        this.usageService = Address.of(usageService);
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAliveTimeout(30),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    void routes(@Observes Router router) {
        router.route("/api/*").handler(this::route);
    }

    private void route(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Optional<Owner> owner = Owner.of(request.path());
        if (owner.isEmpty()) {
            ApiProblem.UNKNOWN_PATH.send(ctx);
            return;
        }
        if (isTooLong(request)) {
            ApiProblem.TOO_LARGE.send(ctx);
            return;
        }
        Address service = address(owner.get());
        String bearer = request.getHeader("authorization");
        request.pause();
        if (bearer != null) {
            forward(ctx, service, bearer);
        } else {
            sessions.of(ctx)
                    .onSuccess(session -> withCookie(ctx, service, session))
                    .onFailure(failure -> refuse(ctx, ApiProblem.UNAUTHENTICATED));
        }
    }

    private Address address(Owner owner) {
        return switch (owner) {
            case KEY_SERVICE -> keyService;
            case CONFIG_SERVICE -> configService;
            case USAGE_SERVICE -> usageService;
        };
    }

    private void withCookie(RoutingContext ctx, Address service, Session session) {
        if (sessions.isGenuine(ctx, session)) {
            forward(ctx, service, "Bearer " + session.accessToken());
        } else {
            refuse(ctx, ApiProblem.FORGED);
        }
    }

    private void forward(RoutingContext ctx, Address service, String authorization) {
        HttpServerRequest request = ctx.request();
        HttpServerResponse response = ctx.response();
        RequestOptions options = new RequestOptions()
                .setServer(service.socket())
                .setHost(service.host())
                .setPort(service.port())
                .setSsl(service.tls())
                .setMethod(request.method())
                .setURI(service.prefix() + request.uri())
                .setIdleTimeout(config.idle().toMillis());
        http.request(options)
                .onFailure(unreachable -> refuse(ctx, ApiProblem.UNREACHABLE))
                .onSuccess(out -> {
                    passOn(request, out, authorization);
                    response.closeHandler(closed -> out.reset());
                    BoundedBody body = new BoundedBody(request, config.maxBody(), () -> {
                        ApiProblem.TOO_LARGE.send(ctx);
                        out.reset();
                    });
                    out.send(body)
                            .onSuccess(answer -> passBack(ctx, answer))
                            .onFailure(lost -> refuse(ctx, ApiProblem.BROKEN));
                });
    }

    private void passOn(HttpServerRequest request, HttpClientRequest out, String authorization) {
        request.headers().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!NOT_PASSED_ON.contains(name) && !name.startsWith("x-cf-") && !name.startsWith("x-forwarded-")) {
                out.headers().add(header.getKey(), header.getValue());
            }
        });
        out.putHeader("authorization", authorization);
        out.putHeader("x-request-id", Uuid7.at(clock.instant()).toString());
        String client =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        if (client != null) {
            out.putHeader("x-forwarded-for", client);
        }
        boolean hasBody = request.getHeader("transfer-encoding") != null;
        if (hasBody) {
            out.setChunked(true);
        }
    }

    private static void passBack(RoutingContext ctx, HttpClientResponse answer) {
        HttpServerResponse response = ctx.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.statusCode());
        MultiMap headers = response.headers();
        answer.headers().forEach(header -> {
            if (!NOT_PASSED_BACK.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.set(header.getKey(), header.getValue());
            }
        });
        if (answer.getHeader("content-length") == null) {
            response.setChunked(true);
        }
        answer.pipeTo(response).onFailure(broken -> ctx.request().connection().close());
    }

    private boolean isTooLong(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        return length != null && (length.length() > 12 || Long.parseLong(length) > config.maxBody());
    }

    private static void refuse(RoutingContext ctx, ApiProblem problem) {
        ctx.request().resume();
        problem.send(ctx);
    }
}
