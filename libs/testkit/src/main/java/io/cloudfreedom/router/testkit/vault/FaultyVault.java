package io.cloudfreedom.router.testkit.vault;

import io.cloudfreedom.router.testkit.Part;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A real proxy in front of a real Vault server, which answers in its place, breaks the connection or holds a
/// request back where a test has planned so. Everything else passes through unchanged.
public final class FaultyVault implements Part {

    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final HttpServer server;
    private final HttpClient client;
    private final URI vault;
    private final List<Plan> plans = new CopyOnWriteArrayList<>();

    private FaultyVault(URI vault) {
        this.vault = vault;
        this.vertx = Vertx.vertx();
        this.client = vertx.createHttpClient();
        // Without lingering, a connection that is closed is a connection that is reset.
        this.server =
                vertx.createHttpServer(new HttpServerOptions().setSoLinger(0)).requestHandler(this::handle);
    }

    public static FaultyVault before(URI vault) {
        FaultyVault proxy = new FaultyVault(vault);
        proxy.server.listen(0, HOST).toCompletionStage().toCompletableFuture().join();
        return proxy;
    }

    /// Where a service finds Vault.
    public URI url() {
        return URI.create("http://" + HOST + ":" + server.actualPort());
    }

    /// Lets the next requests whose path holds the text go wrong.
    public Plan plan(VaultFault fault, String path, int times) {
        Plan plan = new Plan(fault, path, times);
        plans.add(plan);
        return plan;
    }

    /// Lets every request whose path holds the text go wrong, until it heals.
    public Plan planForGood(VaultFault fault, String path) {
        return plan(fault, path, Integer.MAX_VALUE);
    }

    /// From now on everything passes.
    public void heal() {
        plans.clear();
    }

    private void handle(HttpServerRequest request) {
        Optional<VaultFault> fault = plans.stream()
                .filter(plan -> plan.takes(request.path()))
                .map(plan -> plan.fault)
                .findFirst();
        request.body()
                .onSuccess(body -> {
                    if (fault.isEmpty()) {
                        pass(request, body).onSuccess(answer -> answer.to(request.response()));
                    } else {
                        happen(fault.get(), request, body);
                    }
                })
                .onFailure(broken -> request.connection().close());
    }

    private void happen(VaultFault fault, HttpServerRequest request, Buffer body) {
        switch (fault) {
            case RESET_BEFORE -> request.connection().close();
            case RESET_AFTER ->
                pass(request, body).onSuccess(lost -> request.connection().close());
            case SLOW ->
                vertx.setTimer(
                        VaultFault.DELAY.toMillis(),
                        due -> pass(request, body).onSuccess(answer -> answer.to(request.response())));
            case SEALED, NO_LEADER, STANDBY, RATE_LIMITED, BAD_GATEWAY ->
                new Answer(fault.status(), fault.headers(), fault.body(body)).to(request.response());
        }
    }

    private Future<Answer> pass(HttpServerRequest request, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setHost(vault.getHost())
                .setPort(vault.getPort())
                .setURI(request.uri());
        return client.request(options)
                .compose(onward -> send(onward, request.headers(), body))
                .onFailure(unreachable -> request.connection().close());
    }

    private static Future<Answer> send(HttpClientRequest onward, MultiMap headers, Buffer body) {
        onward.headers().addAll(headers).remove("Transfer-Encoding").remove("Host");
        return onward.send(body)
                .compose(response ->
                        response.body().map(content -> new Answer(response.statusCode(), response.headers(), content)));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// What is to go wrong, and how often it still will.
    public static final class Plan {
        private final VaultFault fault;
        private final String path;
        private final int times;
        private final AtomicInteger met = new AtomicInteger();

        private Plan(VaultFault fault, String path, int times) {
            this.fault = fault;
            this.path = path;
            this.times = times;
        }

        private boolean takes(String requested) {
            return requested.contains(path) && met.getAndUpdate(count -> Math.min(count + 1, times)) < times;
        }

        /// How many requests have gone wrong.
        public int met() {
            return met.get();
        }

        /// How many requests will still go wrong.
        public int left() {
            return times - met.get();
        }
    }

    private record Answer(int status, MultiMap headers, Buffer body) {
        void to(HttpServerResponse response) {
            response.setStatusCode(status);
            response.headers().addAll(headers).remove("Transfer-Encoding").remove("Content-Length");
            response.end(body);
        }
    }
}
