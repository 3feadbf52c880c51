package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The answers and errors of Google's generateContent API, which AI Studio and Vertex share.
///
/// Shapes: https://ai.google.dev/api/generate-content; errors: google.rpc.Status.
final class GoogleWire {
    private static final Pattern REASONING_MODEL = Pattern.compile("gemini-(2\\.5|[3-9]).*");

    private final String provider;

    GoogleWire(String provider) {
        this.provider = provider;
    }

    /// The model between `models/` and the method's colon.
    static @Nullable String model(Call call) {
        String model = call.between("/models/", ":");
        return model.isEmpty() ? null : model;
    }

    Reply answer(Call call, Credential credential, int chunks) {
        String model = model(call);
        if (model == null) {
            return error(404, "NOT_FOUND", "Requested entity was not found.", null);
        }
        JsonObject body = call.json();
        Prompt prompt = Prompt.of(body, "contents", "systemInstruction", "system_instruction", "tools");
        if (call.path().endsWith(":countTokens")) {
            return Reply.free(new JsonObject().put("totalTokens", prompt.tokens()));
        }
        JsonObject config =
                body.getJsonObject("generationConfig", body.getJsonObject("generation_config", new JsonObject()));
        int maximum = config.getInteger("maxOutputTokens", config.getInteger("max_output_tokens", 0));
        Answer answer = Answer.to(
                prompt,
                provider,
                credential,
                new Answer.Limits(maximum, REASONING_MODEL.matcher(model).matches(), 1),
                chunks);
        return call.path().endsWith(":streamGenerateContent")
                ? stream(answer, model, chunks)
                : Reply.answer(
                        content(answer.text(), model, finish(answer)).put("usageMetadata", usage(answer.tokens())),
                        answer.tokens());
    }

    private static Reply stream(Answer answer, String model, int chunks) {
        Sse stream = new Sse();
        List<Answer.Chunk> parts = answer.chunks(chunks);
        for (int i = 0; i < parts.size(); i++) {
            Answer.Chunk part = parts.get(i);
            boolean last = i == parts.size() - 1;
            Tokens soFar = new Tokens(
                    answer.tokens().input(),
                    answer.tokens().cachedInput(),
                    0,
                    0,
                    part.output(),
                    answer.tokens().reasoning());
            JsonObject event =
                    content(part.text(), model, last ? finish(answer) : null).put("usageMetadata", usage(soFar));
            stream.produced(part.output()).raw("data: " + event.encode() + "\r\n\r\n");
        }
        return stream.end(answer.tokens());
    }

    static Reply error(int code, String status, String message, @Nullable String reason) {
        JsonArray details = new JsonArray();
        if (reason != null) {
            details.add(new JsonObject()
                    .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                    .put("reason", reason)
                    .put("domain", "googleapis.com"));
        }
        return Reply.error(
                code,
                new JsonObject()
                        .put(
                                "error",
                                new JsonObject()
                                        .put("code", code)
                                        .put("message", message)
                                        .put("status", status)
                                        .put("details", details)));
    }

    /// The errors that do not depend on how the caller proved who it is.
    static Reply refuse(Mode mode) {
        return switch (mode) {
            case NOPERM ->
                error(
                        403,
                        "PERMISSION_DENIED",
                        "Generative Language API has not been used in project 1 before or it is disabled.",
                        "SERVICE_DISABLED");
            case QUOTA ->
                error(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota, please check your plan and billing details.",
                        "RATE_LIMIT_EXCEEDED");
            case RATE ->
                error(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "Resource has been exhausted (e.g. check quota).",
                        "RATE_LIMIT_EXCEEDED");
            case DOWN -> error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.", null);
            case BAD, OK, SLOW, TICK, DIE -> throw new IllegalArgumentException(mode + " is not refused here");
        };
    }

    private static JsonObject content(String text, String model, @Nullable String finish) {
        JsonObject candidate = new JsonObject()
                .put(
                        "content",
                        new JsonObject()
                                .put("parts", new JsonArray().add(new JsonObject().put("text", text)))
                                .put("role", "model"))
                .put("index", 0);
        if (finish != null) {
            candidate.put("finishReason", finish);
        }
        return new JsonObject()
                .put("candidates", new JsonArray().add(candidate))
                .put("modelVersion", model)
                .put("responseId", Ids.next());
    }

    private static JsonObject usage(Tokens tokens) {
        return new JsonObject()
                .put("promptTokenCount", tokens.input())
                .put("cachedContentTokenCount", tokens.cachedInput())
                .put("candidatesTokenCount", tokens.output() - tokens.reasoning())
                .put("thoughtsTokenCount", tokens.reasoning())
                .put("totalTokenCount", tokens.input() + tokens.output());
    }

    private static String finish(Answer answer) {
        return answer.cut() ? "MAX_TOKENS" : "STOP";
    }
}
