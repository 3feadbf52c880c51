package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Anthropic under `/anthropic`: messages and the list of models.
///
/// Shapes: https://docs.anthropic.com/en/api/messages.
final class AnthropicDouble implements ProviderDouble {
    static final String BASE = "/anthropic";

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE + "/");
    }

    @Override
    public Caller identify(Call call) {
        String key = call.header("x-api-key");
        return Caller.of(key.isEmpty() ? call.bearer() : key);
    }

    @Override
    public @Nullable String model(Call call) {
        return call.json().getString("model");
    }

    @Override
    public Reply refuse(Mode mode, Call call, Credential credential) {
        return switch (mode) {
            case BAD -> Reply.error(401, error("authentication_error", "invalid x-api-key"));
            case NOPERM ->
                Reply.error(
                        403,
                        error(
                                "permission_error",
                                "Your API key does not have permission to use the specified resource."));
            case QUOTA ->
                Reply.error(
                        400,
                        error("invalid_request_error", "Your credit balance is too low to access the Anthropic API."));
            case RATE ->
                Reply.error(
                        429,
                        error("rate_limit_error", "This request would exceed your rate limit."),
                        Map.of("retry-after", "7"));
            case DOWN -> Reply.error(529, error("overloaded_error", "Overloaded"));
            case OK, SLOW, TICK, DIE -> throw new IllegalArgumentException(mode + " does not refuse");
        };
    }

    @Override
    public Reply answer(Call call, Credential credential, int chunks) {
        if (call.isGet()) {
            return Reply.free(new JsonObject()
                    .put("data", new JsonArray().add(entry("claude-sonnet-4-6")).add(entry("claude-opus-4-7")))
                    .put("has_more", false)
                    .put("first_id", "claude-sonnet-4-6")
                    .put("last_id", "claude-opus-4-7"));
        }
        String model = model(call);
        if (model == null || !call.path().endsWith("/v1/messages")) {
            return Reply.error(404, error("not_found_error", "Not found"));
        }
        return messages(name(), call, model, credential, chunks);
    }

    /// The answer to a body in Anthropic's form, which Vertex takes as well.
    static Reply messages(String provider, Call call, String model, Credential credential, int chunks) {
        JsonObject body = call.json();
        Answer answer = Answer.to(
                Prompt.of(body, "messages", "system", "tools"),
                provider,
                credential,
                new Answer.Limits(body.getInteger("max_tokens", 0), false, 1),
                chunks);
        return body.getBoolean("stream", false) ? stream(answer, model, chunks) : whole(answer, model);
    }

    private static Reply whole(Answer answer, String model) {
        return Reply.answer(
                message(model)
                        .put("content", new JsonArray().add(text(answer.text())))
                        .put("stop_reason", stop(answer))
                        .put("usage", usage(answer.tokens(), answer.tokens().output())),
                answer.tokens());
    }

    private static Reply stream(Answer answer, String model, int chunks) {
        Sse stream = new Sse();
        JsonObject start = message(model)
                .put("content", new JsonArray())
                .putNull("stop_reason")
                .put("usage", usage(answer.tokens(), 1));
        stream.typed(event("message_start").put("message", start));
        stream.typed(event("content_block_start").put("index", 0).put("content_block", text("")));
        stream.typed(event("ping"));
        for (Answer.Chunk chunk : answer.chunks(chunks)) {
            JsonObject delta = new JsonObject().put("type", "text_delta").put("text", chunk.text());
            stream.produced(chunk.output())
                    .typed(event("content_block_delta").put("index", 0).put("delta", delta));
        }
        stream.typed(event("content_block_stop").put("index", 0));
        stream.typed(event("message_delta")
                .put("delta", new JsonObject().put("stop_reason", stop(answer)).putNull("stop_sequence"))
                .put(
                        "usage",
                        new JsonObject().put("output_tokens", answer.tokens().output())));
        return stream.typed(event("message_stop")).end(answer.tokens());
    }

    private static JsonObject message(String model) {
        return new JsonObject()
                .put("id", "msg_" + Ids.next())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model)
                .putNull("stop_sequence");
    }

    private static JsonObject event(String type) {
        return new JsonObject().put("type", type);
    }

    private static JsonObject text(String text) {
        return new JsonObject().put("type", "text").put("text", text);
    }

    private static JsonObject usage(Tokens tokens, long output) {
        return new JsonObject()
                .put("input_tokens", Prompt.fresh(tokens))
                .put("cache_creation_input_tokens", tokens.cacheWrite())
                .put("cache_read_input_tokens", tokens.cachedInput())
                .put("output_tokens", output);
    }

    private static String stop(Answer answer) {
        return answer.cut() ? "max_tokens" : "end_turn";
    }

    private static JsonObject entry(String id) {
        return new JsonObject()
                .put("type", "model")
                .put("id", id)
                .put("display_name", id)
                .put("created_at", "2026-01-01T00:00:00Z");
    }

    private static JsonObject error(String type, String message) {
        return new JsonObject()
                .put("type", "error")
                .put("error", new JsonObject().put("type", type).put("message", message))
                .put("request_id", "req_" + Ids.next());
    }
}
