package io.cloudfreedom.router.gateway.problem;

import io.cloudfreedom.router.contracts.ContractJson;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the gateway itself answers on `/api`, as RFC 9457 documents.
public enum ApiProblem {
    UNAUTHENTICATED(401, "unauthorized", "Log in, or bring a bearer token."),
    FORGED(403, "csrf", "The header X-CSRF-Token is missing or wrong; GET /api/me tells it."),
    UNKNOWN_PATH(404, "not-found", "There is nothing at this path."),
    TOO_LARGE(413, "request-too-large", "The body is too long."),
    UNREACHABLE(503, "service-unavailable", "The service behind this path does not answer now; try again."),
    BROKEN(502, "bad-gateway", "The service behind this path broke its answer off.");

    private final int status;
    private final String type;
    private final String detail;

    ApiProblem(int status, String type, String detail) {
        this.status = status;
        this.type = type;
        this.detail = detail;
    }

    public void send(RoutingContext ctx) {
        var response = ctx.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        if (this == UNAUTHENTICATED) {
            response.putHeader("www-authenticate", "Bearer");
        }
        if (this == UNREACHABLE) {
            response.putHeader("retry-after", "1");
        }
        if (this == TOO_LARGE) {
            response.putHeader("connection", "close");
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/problems/" + type);
        problem.put("title", type.replace('-', ' '));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", ctx.request().path());
        response.setStatusCode(status)
                .putHeader("content-type", "application/problem+json")
                .end(ContractJson.write(problem));
    }
}
