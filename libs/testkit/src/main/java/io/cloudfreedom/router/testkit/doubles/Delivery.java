package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/// One answer on its way to the client, and its booking when the way ends: whole, cut by us, or left by the client.
///
/// Runs on the request's event loop only.
final class Delivery {
    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final RequestLog log;
    private final RequestLog.Entry entry;
    private int sent;
    private boolean ended;

    Delivery(Vertx vertx, HttpServerRequest request, RequestLog log, RequestLog.Entry entry) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.log = log;
        this.entry = entry;
    }

    /// Sends an answer in one piece; a dying one stops half way, and is billed all the same.
    void whole(Reply.Whole reply, boolean die) {
        if (response.closed()) {
            end(reply.tokens(), false);
            return;
        }
        response.setStatusCode(reply.status()).putHeader("content-type", "application/json");
        reply.headers().forEach(response::putHeader);
        if (die) {
            response.putHeader("content-length", Integer.toString(reply.body().length()));
            response.write(reply.body().slice(0, reply.body().length() / 2))
                    .onComplete(written -> request.connection().close());
            end(reply.tokens(), false);
        } else {
            end(reply.tokens(), true);
            response.end(reply.body());
        }
    }

    /// Sends a stream, with a pause before each frame but the first when `pauseMillis` is not zero; a dying one stops
    /// half way. What was not sent is not billed.
    void stream(Reply.Streamed reply, long pauseMillis, boolean die) {
        if (response.closed()) {
            end(reply.tokensAfter(0), false);
            return;
        }
        response.setChunked(true).putHeader("content-type", reply.contentType());
        response.closeHandler(closed -> end(reply.tokensAfter(sent), false));
        next(reply, pauseMillis, die ? reply.frames().size() / 2 : Integer.MAX_VALUE);
    }

    private void next(Reply.Streamed reply, long pauseMillis, int dieAfter) {
        while (!ended) {
            if (sent == dieAfter) {
                end(reply.tokensAfter(sent), false);
                response.write("").onComplete(written -> request.connection().close());
                return;
            }
            response.write(reply.frames().get(sent).bytes());
            sent++;
            if (sent == reply.frames().size()) {
                end(reply.tokens(), true);
                response.end();
            } else if (pauseMillis > 0) {
                vertx.setTimer(pauseMillis, due -> next(reply, pauseMillis, dieAfter));
                return;
            }
        }
    }

    private void end(Tokens tokens, boolean finished) {
        if (!ended) {
            ended = true;
            log.end(entry, tokens, finished);
        }
    }
}
