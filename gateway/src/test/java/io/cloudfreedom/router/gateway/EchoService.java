package io.cloudfreedom.router.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/// Tells what reached it.
final class EchoService {
    private final Vertx vertx;

    EchoService(Vertx vertx) {
        this.vertx = vertx;
    }

    String start() {
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("content-type", "application/json")
                                .putHeader("set-cookie", "from=service")
                                .end(new JsonObject()
                                        .put("uri", request.uri())
                                        .put("authorization", request.getHeader("authorization"))
                                        .put("cookie", request.getHeader("cookie"))
                                        .put("orders", request.getHeader("x-cf-admission"))
                                        .put("length", body.length())
                                        .encode())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return "http://127.0.0.1:" + port;
    }
}
