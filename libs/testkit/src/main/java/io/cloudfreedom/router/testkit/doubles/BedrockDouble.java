package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// AWS Bedrock under `/bedrock`: Converse, ConverseStream, and the control plane's list of models.
///
/// The access key id `AKIA<NAME>` has the secret access key `secret-<NAME>`; its signature is verified. A
/// bearer token is taken as a Bedrock API key. The region `nowhere-1` does not exist.
final class BedrockDouble implements ProviderDouble {
    static final String BASE = "/bedrock";
    private static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";
    private static final String PREFIX = "AKIA";

    private final SigV4 sigV4;

    BedrockDouble(Clock clock) {
        sigV4 = new SigV4(clock);
    }

    /// The secret of an access key id.
    static String secretOf(String accessKeyId) {
        return accessKeyId.startsWith(PREFIX) ? "secret-" + accessKeyId.substring(PREFIX.length()) : "";
    }

    @Override
    public String name() {
        return "bedrock";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE + "/");
    }

    @Override
    public Caller identify(Call call) {
        return SigV4.read(call).map(signed -> signer(call, signed)).orElseGet(() -> Caller.of(call.bearer()));
    }

    @Override
    public @Nullable String model(Call call) {
        String model = call.between("/model/", "/");
        return model.isEmpty() ? null : URLDecoder.decode(model, UTF_8);
    }

    @Override
    public Reply refuse(Mode mode, Call call, Credential credential) {
        return switch (mode) {
            case BAD ->
                error(403, "UnrecognizedClientException", "The security token included in the request is invalid.");
            case NOPERM ->
                error(403, "AccessDeniedException", "User is not authorized to perform: bedrock:InvokeModel");
            case QUOTA ->
                error(400, "ServiceQuotaExceededException", "Your request exceeds the service quota for your account.");
            case RATE -> error(429, "ThrottlingException", "Too many requests, please wait before trying again.");
            case DOWN -> error(503, "ServiceUnavailableException", "Bedrock is unable to process your request.");
            case OK, SLOW, TICK, DIE -> throw new IllegalArgumentException(mode + " does not refuse");
        };
    }

    @Override
    public Reply answer(Call call, Credential credential, int chunks) {
        if (call.isGet() && call.path().endsWith("/foundation-models")) {
            return Reply.free(new JsonObject()
                    .put(
                            "modelSummaries",
                            new JsonArray()
                                    .add(model("amazon.nova-lite-v1:0", "Amazon"))
                                    .add(model("amazon.nova-pro-v1:0", "Amazon"))
                                    .add(model("anthropic.claude-sonnet-4-6", "Anthropic"))));
        }
        if (model(call) == null) {
            return error(404, "UnknownOperationException", "Unknown operation.");
        }
        JsonObject inference = call.json().getJsonObject("inferenceConfig", new JsonObject());
        Answer answer = Answer.to(
                Prompt.of(call.json(), "messages", "system", "toolConfig"),
                name(),
                credential,
                new Answer.Limits(inference.getInteger("maxTokens", 0), false, 1),
                chunks);
        return call.path().endsWith("/converse-stream") ? stream(answer, chunks) : whole(answer);
    }

    private Caller signer(Call call, SigV4.Signed signed) {
        String secret = secretOf(signed.accessKeyId());
        Credential credential = Credential.of(secret);
        if (signed.region().equals("nowhere-1")) {
            return new Caller(
                    credential,
                    error(403, "InvalidSignatureException", "Credential should be scoped to a valid region."));
        }
        if (secret.isEmpty() || sigV4.verify(call, signed, secret)) {
            return new Caller(credential, null);
        }
        return new Caller(
                credential,
                error(
                        403,
                        "InvalidSignatureException",
                        "The request signature we calculated does not match the signature you provided."));
    }

    private static Reply whole(Answer answer) {
        JsonObject message = new JsonObject()
                .put("role", "assistant")
                .put("content", new JsonArray().add(new JsonObject().put("text", answer.text())));
        return Reply.answer(
                new JsonObject()
                        .put("output", new JsonObject().put("message", message))
                        .put("stopReason", stop(answer))
                        .put("usage", usage(answer.tokens()))
                        .put("metrics", new JsonObject().put("latencyMs", 1)),
                answer.tokens());
    }

    private static Reply stream(Answer answer, int chunks) {
        List<Reply.Frame> frames = new ArrayList<>();
        frames.add(frame("messageStart", new JsonObject().put("role", "assistant"), 0));
        for (Answer.Chunk chunk : answer.chunks(chunks)) {
            JsonObject delta = new JsonObject()
                    .put("contentBlockIndex", 0)
                    .put("delta", new JsonObject().put("text", chunk.text()));
            frames.add(frame("contentBlockDelta", delta, chunk.output()));
        }
        long output = answer.tokens().output();
        frames.add(frame("contentBlockStop", new JsonObject().put("contentBlockIndex", 0), output));
        frames.add(frame("messageStop", new JsonObject().put("stopReason", stop(answer)), output));
        frames.add(frame(
                "metadata",
                new JsonObject()
                        .put("usage", usage(answer.tokens()))
                        .put("metrics", new JsonObject().put("latencyMs", 1)),
                output));
        return new Reply.Streamed(CONTENT_TYPE, frames, answer.tokens());
    }

    private static Reply.Frame frame(String type, JsonObject payload, long output) {
        return new Reply.Frame(EventStream.event(type, payload), output);
    }

    private static JsonObject usage(Tokens tokens) {
        return new JsonObject()
                .put("inputTokens", Prompt.fresh(tokens))
                .put("outputTokens", tokens.output())
                .put("totalTokens", tokens.input() + tokens.output())
                .put("cacheReadInputTokens", tokens.cachedInput())
                .put("cacheWriteInputTokens", tokens.cacheWrite());
    }

    private static String stop(Answer answer) {
        return answer.cut() ? "max_tokens" : "end_turn";
    }

    private static JsonObject model(String id, String vendor) {
        return new JsonObject()
                .put("modelId", id)
                .put("modelName", id)
                .put("providerName", vendor)
                .put("responseStreamingSupported", true);
    }

    private static Reply error(int status, String type, String message) {
        return Reply.error(status, new JsonObject().put("message", message), Map.of("x-amzn-ErrorType", type));
    }
}
