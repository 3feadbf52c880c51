package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The answers of OpenAI's API, which Azure speaks as well: chat completions, completions, responses, embeddings.
///
/// Shapes: https://platform.openai.com/docs/api-reference.
final class OpenAiWire {
    private static final Pattern REASONING_MODEL = Pattern.compile("(o\\d|gpt-5).*");
    private static final int DEFAULT_DIMENSIONS = 1536;

    private final String provider;
    private final Clock clock;

    OpenAiWire(String provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /// The answer to one call whose path ends in the name of an endpoint.
    Reply answer(Call call, String model, Credential credential, int chunks) {
        if (call.path().endsWith("/chat/completions")) {
            return chat(call.json(), model, credential, chunks);
        }
        if (call.path().endsWith("/completions")) {
            return completion(call.json(), model, credential, chunks);
        }
        if (call.path().endsWith("/responses")) {
            return response(call.json(), model, credential, chunks);
        }
        if (call.path().endsWith("/embeddings")) {
            return embeddings(call.json(), model);
        }
        return Reply.error(
                404, error("Invalid URL (" + call.method() + " " + call.path() + ")", "invalid_request_error", null));
    }

    static JsonObject error(String message, String type, @Nullable String code) {
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", type)
                                .putNull("param")
                                .put("code", code));
    }

    static JsonObject models(String... ids) {
        JsonArray data = new JsonArray();
        for (String id : ids) {
            data.add(new JsonObject()
                    .put("id", id)
                    .put("object", "model")
                    .put("created", 1_715_367_049)
                    .put("owned_by", "system"));
        }
        return new JsonObject().put("object", "list").put("data", data);
    }

    private Reply chat(JsonObject body, String model, Credential credential, int chunks) {
        int choices = Math.max(1, body.getInteger("n", 1));
        Answer answer = Answer.to(
                Prompt.of(body, "messages", "tools", "functions", "response_format"),
                provider,
                credential,
                new Answer.Limits(maximum(body, "max_completion_tokens", "max_tokens"), reasons(model), choices),
                chunks);
        if (!body.getBoolean("stream", false)) {
            JsonArray list = new JsonArray();
            for (int i = 0; i < choices; i++) {
                list.add(new JsonObject()
                        .put("index", i)
                        .put(
                                "message",
                                new JsonObject()
                                        .put("role", "assistant")
                                        .put("content", answer.text())
                                        .putNull("refusal"))
                        .putNull("logprobs")
                        .put("finish_reason", finish(answer)));
            }
            return Reply.answer(
                    head("chatcmpl-", "chat.completion", model)
                            .put("choices", list)
                            .put("usage", chatUsage(answer.tokens())),
                    answer.tokens());
        }
        Sse stream = new Sse().produced(answer.tokens().reasoning());
        JsonObject head = head("chatcmpl-", "chat.completion.chunk", model);
        each(
                choices,
                i -> stream.data(chatChunk(
                        head, i, new JsonObject().put("role", "assistant").put("content", ""), null)));
        for (Answer.Chunk chunk : answer.chunks(chunks)) {
            stream.produced(choices * chunk.output());
            each(choices, i -> stream.data(chatChunk(head, i, new JsonObject().put("content", chunk.text()), null)));
        }
        each(choices, i -> stream.data(chatChunk(head, i, new JsonObject(), finish(answer))));
        return endStream(stream, body, head, answer.tokens());
    }

    private Reply completion(JsonObject body, String model, Credential credential, int chunks) {
        Answer answer = Answer.to(
                Prompt.of(body, "prompt", "suffix"),
                provider,
                credential,
                new Answer.Limits(maximum(body, "max_tokens"), false, 1),
                chunks);
        JsonObject head = head("cmpl-", "text_completion", model);
        if (!body.getBoolean("stream", false)) {
            return Reply.answer(
                    head.put("choices", new JsonArray().add(textChoice(answer.text(), finish(answer))))
                            .put("usage", chatUsage(answer.tokens())),
                    answer.tokens());
        }
        Sse stream = new Sse();
        for (Answer.Chunk chunk : answer.chunks(chunks)) {
            stream.produced(chunk.output())
                    .data(head.copy().put("choices", new JsonArray().add(textChoice(chunk.text(), null))));
        }
        stream.data(head.copy().put("choices", new JsonArray().add(textChoice("", finish(answer)))));
        return endStream(stream, body, head, answer.tokens());
    }

    private Reply endStream(Sse stream, JsonObject body, JsonObject head, Tokens tokens) {
        JsonObject options = body.getJsonObject("stream_options", new JsonObject());
        if (options.getBoolean("include_usage", false)) {
            stream.data(head.copy().put("choices", new JsonArray()).put("usage", chatUsage(tokens)));
        }
        return stream.raw("data: [DONE]\n\n").end(tokens);
    }

    private Reply response(JsonObject body, String model, Credential credential, int chunks) {
        Answer answer = Answer.to(
                Prompt.of(body, "input", "instructions", "tools"),
                provider,
                credential,
                new Answer.Limits(maximum(body, "max_output_tokens"), reasons(model), 1),
                chunks);
        JsonObject done = responseHead(model, answer.cut() ? "incomplete" : "completed")
                .put("incomplete_details", answer.cut() ? new JsonObject().put("reason", "max_output_tokens") : null)
                .put("output", new JsonArray().add(message(answer.text(), "completed")))
                .put("usage", responsesUsage(answer.tokens()));
        if (!body.getBoolean("stream", false)) {
            return Reply.answer(done, answer.tokens());
        }
        Numbered stream = new Numbered();
        stream.sse.produced(answer.tokens().reasoning());
        JsonObject begun = responseHead(model, "in_progress").put("output", new JsonArray());
        stream.event("response.created", new JsonObject().put("response", begun));
        stream.event("response.in_progress", new JsonObject().put("response", begun));
        stream.event(
                "response.output_item.added",
                new JsonObject()
                        .put("output_index", 0)
                        .put("item", message("", "in_progress").put("content", new JsonArray())));
        stream.event("response.content_part.added", part().put("part", outputText("")));
        for (Answer.Chunk chunk : answer.chunks(chunks)) {
            stream.sse.produced(chunk.output());
            stream.event("response.output_text.delta", part().put("delta", chunk.text()));
        }
        stream.event("response.output_text.done", part().put("text", answer.text()));
        stream.event("response.content_part.done", part().put("part", outputText(answer.text())));
        stream.event(
                "response.output_item.done",
                new JsonObject().put("output_index", 0).put("item", message(answer.text(), "completed")));
        stream.event(
                answer.cut() ? "response.incomplete" : "response.completed", new JsonObject().put("response", done));
        return stream.sse.end(answer.tokens());
    }

    private Reply embeddings(JsonObject body, String model) {
        Object input = body.getValue("input");
        boolean many = input instanceof JsonArray array && !(array.isEmpty() || array.getValue(0) instanceof Number);
        List<?> texts = many ? ((JsonArray) input).getList() : List.of(String.valueOf(input));
        int dimensions = body.getInteger("dimensions", DEFAULT_DIMENSIONS);
        boolean base64 = body.getString("encoding_format", "float").equals("base64");
        JsonArray data = new JsonArray();
        for (int i = 0; i < texts.size(); i++) {
            float[] vector = vector(String.valueOf(texts.get(i)), dimensions);
            data.add(new JsonObject()
                    .put("object", "embedding")
                    .put("index", i)
                    .put("embedding", base64 ? base64(vector) : array(vector)));
        }
        int tokens = Prompt.of(body, "input").tokens();
        return Reply.answer(
                new JsonObject()
                        .put("object", "list")
                        .put("data", data)
                        .put("model", model)
                        .put(
                                "usage",
                                new JsonObject().put("prompt_tokens", tokens).put("total_tokens", tokens)),
                new Tokens(tokens, 0, 0, 0, 0, 0));
    }

    private JsonObject head(String prefix, String object, String model) {
        return new JsonObject()
                .put("id", prefix + Ids.next())
                .put("object", object)
                .put("created", clock.instant().getEpochSecond())
                .put("model", model)
                .put("system_fingerprint", "fp_double");
    }

    private JsonObject responseHead(String model, String status) {
        return new JsonObject()
                .put("id", "resp_" + Ids.next())
                .put("object", "response")
                .put("created_at", clock.instant().getEpochSecond())
                .put("status", status)
                .putNull("error")
                .putNull("incomplete_details")
                .put("model", model)
                .put("parallel_tool_calls", true)
                .put("tool_choice", "auto")
                .put("tools", new JsonArray())
                .put("store", false);
    }

    private static JsonObject chatChunk(JsonObject head, int index, JsonObject delta, @Nullable String finish) {
        return head.copy()
                .put(
                        "choices",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("index", index)
                                        .put("delta", delta)
                                        .putNull("logprobs")
                                        .put("finish_reason", finish)));
    }

    private static JsonObject textChoice(String text, @Nullable String finish) {
        return new JsonObject()
                .put("text", text)
                .put("index", 0)
                .putNull("logprobs")
                .put("finish_reason", finish);
    }

    private static JsonObject message(String text, String status) {
        return new JsonObject()
                .put("id", "msg_double")
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant")
                .put("content", new JsonArray().add(outputText(text)));
    }

    private static JsonObject outputText(String text) {
        return new JsonObject().put("type", "output_text").put("text", text).put("annotations", new JsonArray());
    }

    private static JsonObject part() {
        return new JsonObject()
                .put("item_id", "msg_double")
                .put("output_index", 0)
                .put("content_index", 0);
    }

    private static JsonObject chatUsage(Tokens tokens) {
        return new JsonObject()
                .put("prompt_tokens", tokens.input())
                .put("completion_tokens", tokens.output())
                .put("total_tokens", tokens.input() + tokens.output())
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", tokens.cachedInput()))
                .put("completion_tokens_details", new JsonObject().put("reasoning_tokens", tokens.reasoning()));
    }

    private static JsonObject responsesUsage(Tokens tokens) {
        return new JsonObject()
                .put("input_tokens", tokens.input())
                .put("input_tokens_details", new JsonObject().put("cached_tokens", tokens.cachedInput()))
                .put("output_tokens", tokens.output())
                .put("output_tokens_details", new JsonObject().put("reasoning_tokens", tokens.reasoning()))
                .put("total_tokens", tokens.input() + tokens.output());
    }

    private static String finish(Answer answer) {
        return answer.cut() ? "length" : "stop";
    }

    private static boolean reasons(String model) {
        return REASONING_MODEL.matcher(model).matches();
    }

    private static int maximum(JsonObject body, String... members) {
        for (String member : members) {
            if (body.getValue(member) instanceof Number number) {
                return number.intValue();
            }
        }
        return 0;
    }

    private static float[] vector(String text, int dimensions) {
        SplittableRandom random = new SplittableRandom(text.hashCode());
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
        }
        return vector;
    }

    private static JsonArray array(float[] vector) {
        JsonArray array = new JsonArray();
        for (float value : vector) {
            array.add(value);
        }
        return array;
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : vector) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static void each(int choices, IntConsumer action) {
        for (int i = 0; i < choices; i++) {
            action.accept(i);
        }
    }

    /// Events of the Responses API, which carry their own number.
    private static final class Numbered {
        private final Sse sse = new Sse();
        private int number;

        void event(String type, JsonObject members) {
            sse.typed(new JsonObject()
                    .put("type", type)
                    .put("sequence_number", number++)
                    .mergeIn(members));
        }
    }
}
