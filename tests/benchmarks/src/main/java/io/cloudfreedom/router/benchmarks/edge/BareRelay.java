package io.cloudfreedom.router.benchmarks.edge;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/// A relay on the same framework that does nothing else: `BareRelay PORT UPSTREAM_PORT`. What a gateway costs
/// beyond it is the price of governing.
final class BareRelay {
    private final HttpClient client;
    private final RequestOptions upstream;

    private BareRelay(Vertx vertx, int upstreamPort) {
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(1_024));
        upstream = new RequestOptions().setHost("127.0.0.1").setPort(upstreamPort);
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        for (int loop = 0; loop < 2; loop++) {
            BareRelay relay = new BareRelay(vertx, Integer.parseInt(args[1]));
            vertx.getOrCreateContext()
                    .runOnContext(start -> vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
                            .requestHandler(relay::pass)
                            .listen(Integer.parseInt(args[0]), "127.0.0.1"));
        }
    }

    private void pass(HttpServerRequest request) {
        request.pause();
        client.request(new RequestOptions(upstream).setMethod(request.method()).setURI(request.uri()))
                .onSuccess(out -> {
                    out.headers().setAll(request.headers());
                    out.send(request).onSuccess(answer -> {
                        request.response().setStatusCode(answer.statusCode());
                        request.response().headers().setAll(answer.headers());
                        answer.pipeTo(request.response());
                    });
                })
                .onFailure(unreachable -> request.response().setStatusCode(502).end());
    }
}
