package io.cloudfreedom.router.gateway.meter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.body.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a stream before its time as its endpoint ends one that reached its maximum, with an `error` beside
/// that says why. What the last events must repeat is noted while the stream passes.
final class Ending {
    private static final Map<String, String> ERROR = new LinkedHashMap<>();

    static {
        ERROR.put("message", "The stream was cut: it has used up what was reserved for it under the limits.");
        ERROR.put("type", "insufficient_quota");
        ERROR.put("code", "reservation_used_up");
    }

    private final Endpoint endpoint;
    private final int choices;
    private final BitSet finished = new BitSet();
    private long created;
    private long sequence;
    private int openBlock = -1;
    private byte @Nullable [] response;

    Ending(Scanned request) {
        this.endpoint = request.endpoint();
        this.choices = request.choices();
    }

    /// Notes an event that was passed on; its JSON begins at `from` in `text`.
    void follow(Answer answer, byte[] text, int from) {
        created = created == 0 ? answer.created() : created;
        sequence = Math.max(sequence, answer.sequence());
        BitSet ends = answer.finished();
        if (ends != null) {
            finished.or(ends);
        }
        Span begun = answer.response();
        if (begun != null && response == null) {
            response = Arrays.copyOfRange(text, from + begun.start(), from + begun.end());
        }
        if ("content_block_start".equals(answer.type())) {
            openBlock = answer.index();
        } else if ("content_block_stop".equals(answer.type())) {
            openBlock = -1;
        }
    }

    /// The last events.
    ///
    /// @param output tokens of output that have passed, as far as is known
    String events(String model, @Nullable String id, long output) {
        return switch (endpoint) {
            case CHAT -> chunk("chat.completion.chunk", model, id, "delta", Map.of());
            case COMPLETIONS -> chunk("text_completion", model, id, "text", "");
            case RESPONSES -> incomplete(model);
            case MESSAGES -> stopped(output);
            case EMBEDDINGS -> "";
        };
    }

    private String chunk(String object, String model, @Nullable String id, String content, Object nothing) {
        List<Map<String, Object>> open = new ArrayList<>();
        for (int i = finished.nextClearBit(0); i < choices; i = finished.nextClearBit(i + 1)) {
            Map<String, Object> choice = new LinkedHashMap<>();
            choice.put("index", i);
            choice.put(content, nothing);
            choice.put("finish_reason", "length");
            open.add(choice);
        }
        Map<String, Object> chunk = new LinkedHashMap<>();
        chunk.put("id", id);
        chunk.put("object", object);
        chunk.put("created", created);
        chunk.put("model", model);
        chunk.put("choices", open);
        chunk.put("error", ERROR);
        return data(chunk) + "data: [DONE]\n\n";
    }

    private String incomplete(String model) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "response.incomplete");
        event.put("sequence_number", sequence + 1);
        event.put("response", begun(model));
        event.put("error", ERROR);
        return "event: response.incomplete\n" + data(event);
    }

    private ObjectNode begun(String model) {
        ObjectNode copy = ContractJson.MAPPER.createObjectNode();
        try {
            if (response != null && ContractJson.MAPPER.readTree(response) instanceof ObjectNode told) {
                copy = told;
            }
        } catch (IOException e) {
            throw new IllegalStateException("it has been parsed before", e);
        }
        copy.put("status", "incomplete").put("model", model);
        copy.putObject("incomplete_details").put("reason", "max_output_tokens");
        return copy;
    }

    private String stopped(long output) {
        StringBuilder events = new StringBuilder();
        if (openBlock >= 0) {
            events.append("event: content_block_stop\n")
                    .append(data(Map.of("type", "content_block_stop", "index", openBlock)));
        }
        Map<String, Object> delta = new LinkedHashMap<>();
        delta.put("type", "message_delta");
        delta.put("delta", Map.of("stop_reason", "max_tokens"));
        delta.put("usage", Map.of("output_tokens", output));
        delta.put("error", ERROR);
        return events.append("event: message_delta\n")
                .append(data(delta))
                .append("event: message_stop\n")
                .append(data(Map.of("type", "message_stop")))
                .toString();
    }

    private static String data(Map<String, Object> event) {
        return "data: " + ContractJson.write(event) + "\n\n";
    }
}
