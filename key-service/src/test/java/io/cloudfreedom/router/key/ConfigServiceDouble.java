package io.cloudfreedom.router.key;

import io.cloudfreedom.router.connection.probe.StoredTest;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.connection.probe.Verdict;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What of config-service key-service uses: the test of a stored key, whose verdict is what a test of ours says.
public final class ConfigServiceDouble implements AutoCloseable {
    private static final long THINKING_MILLIS = 50;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<UUID, StoredTest> answers = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    ConfigServiceDouble() {
        server = vertx.createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /// From now on the key's secret is found like this; a key of which nothing was said is not known.
    void answer(ProviderKeyChanged key, Verdict verdict) {
        var result = new TestResult(verdict, "The double says " + verdict.json() + ".", 1);
        answers.put(key.id(), new StoredTest(key.material().id(), result));
    }

    /// How often a key was tested.
    int asked(UUID key) {
        return asked.getOrDefault(key, new AtomicInteger()).get();
    }

    /// The most tests that were under way together.
    int mostAtATime() {
        return mostUnderWay.get();
    }

    private void serve(HttpServerRequest request) {
        if (!String.valueOf(request.getHeader("authorization")).startsWith("Bearer ")) {
            request.response().setStatusCode(401).end();
            return;
        }
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        vertx.setTimer(THINKING_MILLIS, timer -> answer(request));
    }

    private void answer(HttpServerRequest request) {
        UUID key = UUID.fromString(request.path().split("/", -1)[3]);
        asked.computeIfAbsent(key, id -> new AtomicInteger()).incrementAndGet();
        underWay.decrementAndGet();
        StoredTest answer = answers.get(key);
        if (answer == null) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().putHeader("content-type", "application/json").end(ContractJson.write(answer));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
