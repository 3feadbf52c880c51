package io.cloudfreedom.router.usage.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudfreedom.router.kit.webhook.StandardWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A tenant's own server: takes webhooks, and answers 204 unless told to answer something else.
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /// @param answers statuses of the first answers
    static Receiver answering(Integer... answers) {
        try {
            var receiver =
                    new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            receiver.answers.addAll(Arrays.asList(answers));
            receiver.server.createContext("/", receiver::answer);
            receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            receiver.server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?from=router";
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                headers.getFirst(StandardWebhook.ID),
                Instant.ofEpochSecond(Long.parseLong(headers.getFirst(StandardWebhook.TIMESTAMP))),
                headers.getFirst(StandardWebhook.SIGNATURE),
                new String(body, StandardCharsets.UTF_8)));
        int status;
        synchronized (answers) {
            Integer told = answers.poll();
            status = told == null ? 204 : told;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Received(String id, Instant at, String signature, String body) {
        boolean isSignedWith(String secret) {
            return StandardWebhook.verify(
                    id, at, body.getBytes(StandardCharsets.UTF_8), signature, List.of(secret), Instant.now());
        }
    }
}
