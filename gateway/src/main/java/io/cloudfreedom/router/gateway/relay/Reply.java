package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.gateway.problem.ErrorBody;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/// Writes answers of the gateway's own.
final class Reply {
    private static final String JSON = "application/json";

    private Reply() {}

    static void refuse(HttpServerResponse response, ErrorBody shape, Refused refused, String requestId) {
        if (response.ended() || response.closed()) {
            return;
        }
        Long retryAfter = refused.retryAfterSeconds();
        if (retryAfter != null) {
            response.putHeader("retry-after", Long.toString(retryAfter));
        }
        if (refused.status() == 413) {
            response.putHeader("connection", "close");
        }
        response.setStatusCode(refused.status())
                .putHeader("x-request-id", requestId)
                .putHeader("content-type", JSON)
                .end(shape.of(refused, requestId));
    }

    static void json(HttpServerResponse response, int status, String requestId, Buffer body) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader("x-request-id", requestId)
                .putHeader("content-type", JSON)
                .end(body);
    }
}
