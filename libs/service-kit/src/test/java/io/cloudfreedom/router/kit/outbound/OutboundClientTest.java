package io.cloudfreedom.router.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.kit.outbound.OutboundFailure.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboundClientTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int CALLERS = 16;
    private static final int CALLS = 500;

    private static Vertx vertx;
    private static OutboundClient client;
    private static String url;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        var server = vertx.createHttpServer()
                .requestHandler(OutboundClientTest::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        url = "http://127.0.0.1:" + server.actualPort();
        client = new OutboundClient(vertx, new Loopback());
    }

    @AfterAll
    static void stop() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// More callers than processors, so that many are held up between their steps: no response may slip past
    /// its reader.
    @Test
    void everyResponseIsReadHoweverLongItsCallerIsHeldUp() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(() -> get("/refused").status() + get("/refused").body());
            }
            for (Future<String> answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("403{\"message\":\"no\"}");
            }
        }
    }

    @Test
    void connectionThatBreaksBeforeTheResponseIsToldApart() {
        assertThatThrownBy(() -> get("/closed"))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.CLOSED));
    }

    @Test
    void redirectIsAnAnswerAndNotFollowed() {
        assertThat(get("/redirect").status()).isEqualTo(302);
    }

    @Test
    void longResponseIsCutOff() {
        assertThatThrownBy(() -> get("/long"))
                .isInstanceOfSatisfying(
                        OutboundFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    private static OutboundResponse get(String path) {
        return client.send(OutboundRequest.get(URI.create(url + path), Map.of()))
                .await()
                .atMost(LONG);
    }

    private static void serve(HttpServerRequest request) {
        switch (request.path()) {
            case "/closed" -> request.connection().close();
            case "/redirect" ->
                request.response()
                        .setStatusCode(302)
                        .putHeader("location", url + "/refused")
                        .end();
            case "/long" -> request.response().end("x".repeat(new Loopback().maxBody() + 1));
            default -> request.response().setStatusCode(403).end("{\"message\":\"no\"}");
        }
    }

    /// Times that no load of the machine can use up.
    private static final class Loopback implements OutboundConfig {
        @Override
        public boolean allowLoopback() {
            return true;
        }

        @Override
        public Set<Integer> ports() {
            return Set.of(443);
        }

        @Override
        public Duration connectTimeout() {
            return LONG;
        }

        @Override
        public Duration timeout() {
            return LONG;
        }

        @Override
        public int maxBody() {
            return 65_536;
        }
    }
}
