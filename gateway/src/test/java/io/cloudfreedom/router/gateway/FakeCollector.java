package io.cloudfreedom.router.gateway;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A collector of traces that keeps what it is sent, as text: names and values stand in it as they are.
final class FakeCollector {
    final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Vertx vertx;

    FakeCollector(Vertx vertx) {
        this.vertx = vertx;
    }

    String start() {
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new String(body.getBytes(), StandardCharsets.ISO_8859_1));
                    request.response()
                            .putHeader("content-type", "application/x-protobuf")
                            .end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return "http://127.0.0.1:" + port;
    }
}
