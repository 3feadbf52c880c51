package io.cloudfreedom.router.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Answers as LiteLLM with our agent does: the first admitted group's key serves, its name stands in headers
/// and body.
final class FakeLiteLlm {
    final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    static final int FLOOD = 64 << 20;

    final AtomicInteger resets = new AtomicInteger();
    final AtomicInteger flooded = new AtomicInteger();
    private final Vertx vertx;
    private int port;

    FakeLiteLlm(Vertx vertx) {
        this.vertx = vertx;
    }

    void start() {
        port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private void answer(HttpServerRequest request, Buffer text) {
        JsonObject admission = admission(request.getHeader("x-cf-admission"));
        JsonObject body = text.toJsonObject();
        seen.add(new Seen(request, admission, body));
        String said = body.toString();
        var response = request.response();
        if (said.contains("reject-me") && admission.getString("proxy").equals("litellm-1")) {
            response.setStatusCode(409)
                    .putHeader("content-type", "application/json")
                    .end(error("cf-rejected wrong_epoch " + admission.getString("rid"), "409"));
            return;
        }
        if (said.contains("fail-me")) {
            response.setStatusCode(429)
                    .putHeader("content-type", "application/json")
                    .putHeader("retry-after", "7")
                    .end(error("group t:secret-tenant:gpt-4o key at host 10.0.0.1", "rate_limit_exceeded"));
            return;
        }
        if (said.contains("refuse-free")) {
            response.setStatusCode(500)
                    .putHeader("content-type", "application/json")
                    .putHeader("x-cf-failed-attempts", "free")
                    .end(error("the provider's words", "500"));
            return;
        }
        if (said.contains("unreadable")) {
            response.setStatusCode(400)
                    .putHeader("content-type", "application/json")
                    .putHeader("x-cf-failed-attempts", "free")
                    .end(error("cannot read it", "400"));
            return;
        }
        String key =
                admission.getJsonObject("price_ids").fieldNames().iterator().next();
        response.putHeader("x-litellm-model-id", key + ":" + admission.getString("model"))
                .putHeader("x-litellm-model-api-base", "https://secret.example")
                .putHeader("llm_provider-x", "y");
        if (body.getBoolean("stream", false)) {
            if (said.contains("gush")) {
                gush(request);
            } else if (said.contains("flood")) {
                flood(request);
            } else {
                stream(request, said.contains("slowly"));
            }
        } else {
            response.putHeader("content-type", "application/json").end(completion());
        }
    }

    private void stream(HttpServerRequest request, boolean slowly) {
        var response = request.response()
                .putHeader("content-type", "text/event-stream")
                .setChunked(true);
        response.closeHandler(closed -> {
            if (!response.ended()) {
                resets.incrementAndGet();
            }
        });
        response.write(chunk("Hel", null))
                .onSuccess(v -> vertx.setTimer(slowly ? 60_000 : 20, id -> {
                    if (!response.closed()) {
                        response.write(chunk("lo", "stop"));
                        response.write(
                                "data: {\"id\":\"chatcmpl-7\",\"model\":\"shared:gpt-4o\",\"choices\":[{\"index\":0,"
                                        + "\"delta\":{}}],\"usage\":" + usage() + "}\n\n");
                        response.end("data: [DONE]\n\n");
                    }
                }));
    }

    /// A provider that does not heed the maximum.
    private void gush(HttpServerRequest request) {
        var response = request.response()
                .putHeader("content-type", "text/event-stream")
                .setChunked(true);
        response.closeHandler(closed -> resets.incrementAndGet());
        vertx.setPeriodic(5, id -> {
            if (response.closed()) {
                vertx.cancelTimer(id);
            } else {
                response.write(chunk("word ", null));
            }
        });
    }

    /// As much as the other end takes, up to a bound.
    private void flood(HttpServerRequest request) {
        var response = request.response()
                .putHeader("content-type", "text/event-stream")
                .setChunked(true);
        flooded.set(0);
        pour(response, chunk("x".repeat(16_000), null));
        response.drainHandler(drained -> pour(response, chunk("x".repeat(16_000), null)));
    }

    private void pour(HttpServerResponse response, String piece) {
        while (!response.ended() && !response.writeQueueFull()) {
            if (flooded.addAndGet(piece.length()) > FLOOD) {
                response.end("data: [DONE]\n\n");
            } else {
                response.write(piece);
            }
        }
    }

    private static String chunk(String content, @Nullable String finish) {
        JsonObject choice = new JsonObject()
                .put("index", 0)
                .put("delta", new JsonObject().put("content", content))
                .put("finish_reason", finish);
        return "data: "
                + new JsonObject()
                        .put("id", "chatcmpl-7")
                        .put("model", "shared:gpt-4o")
                        .put("choices", new JsonArray().add(choice))
                + "\n\n";
    }

    private static String completion() {
        return "{\"id\":\"chatcmpl-7\",\"object\":\"chat.completion\",\"model\":\"shared:gpt-4o\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],\"usage\":"
                + usage() + "}";
    }

    private static JsonObject usage() {
        return new JsonObject()
                .put("prompt_tokens", 10)
                .put("completion_tokens", 5)
                .put("total_tokens", 15)
                .put("cost", 0.5);
    }

    private static String error(String message, String code) {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", code.equals("400") ? "invalid_request_error" : "rate_limit_error")
                                .put("code", code))
                .encode();
    }

    private static JsonObject admission(String header) {
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(header.split("\\.", -1)[1])));
    }

    record Seen(HttpServerRequest request, JsonObject admission, JsonObject body) {}
}
