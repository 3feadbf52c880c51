package io.cloudfreedom.router.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A stream that has used its reservation ends as its endpoint ends one that reached its maximum.
class StreamCutTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aChatEndsEachOpenChoiceForItsLength() throws Exception {
        SseMeter meter = meter(Endpoint.CHAT, 3, 2);
        String out = meter.feed(Buffer.buffer("""
                        data: {"id":"chatcmpl-1","created":7,"model":"shared:m","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

                        data: {"id":"chatcmpl-1","created":7,"model":"shared:m","choices":[{"index":0,"delta":{"content":"one"}}]}

                        data: {"id":"chatcmpl-1","created":7,"model":"shared:m","choices":[{"index":1,"delta":{},"finish_reason":"stop"}]}

                        data: {"id":"chatcmpl-1","created":7,"model":"shared:m","choices":[{"index":0,"delta":{"content":"two"}}]}

                        data: {"id":"chatcmpl-1","created":7,"model":"shared:m","choices":[{"index":0,"delta":{"content":"three"}}]}

                        data: [DONE]

                        """)).toString();

        assertThat(meter.isCut()).isTrue();
        assertThat(meter.metered().exact()).isEmpty();
        assertThat(out)
                .contains("one", "two")
                .doesNotContain("three", "shared:")
                .endsWith("data: [DONE]\n\n");
        JsonNode last = last(out);
        assertThat(last.path("id").asText()).isEqualTo("chatcmpl-1");
        assertThat(last.path("object").asText()).isEqualTo("chat.completion.chunk");
        assertThat(last.path("created").asLong()).isEqualTo(7);
        assertThat(last.path("model").asText()).isEqualTo("m");
        assertThat(last.path("choices").findValuesAsText("index")).containsExactly("0", "2");
        assertThat(last.path("choices").findValuesAsText("finish_reason")).containsOnly("length");
        assertThat(last.path("choices").get(0).path("delta").isObject()).isTrue();
        assertThat(last.at("/error/code").asText()).isEqualTo("reservation_used_up");
        assertThat(last.at("/error/type").asText()).isEqualTo("insufficient_quota");
    }

    @Test
    void aCompletionEndsForItsLength() throws Exception {
        SseMeter meter = meter(Endpoint.COMPLETIONS, 1, 1);
        String out = meter.feed(Buffer.buffer("""
                        data: {"id":"cmpl-1","created":7,"model":"x","choices":[{"index":0,"text":"one","finish_reason":null}]}

                        data: {"id":"cmpl-1","created":7,"model":"x","choices":[{"index":0,"text":"two","finish_reason":null}]}

                        """)).toString();

        JsonNode last = last(out);
        assertThat(out).endsWith("data: [DONE]\n\n").doesNotContain("two");
        assertThat(last.path("object").asText()).isEqualTo("text_completion");
        assertThat(last.at("/choices/0/text").asText("?")).isEmpty();
        assertThat(last.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(last.at("/error/message").asText()).isNotEmpty();
    }

    @Test
    void aResponseEndsIncomplete() throws Exception {
        SseMeter meter = meter(Endpoint.RESPONSES, 1, 1);
        String out = meter.feed(Buffer.buffer("""
                        event: response.created
                        data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","created_at":7,"status":"in_progress","model":"x-1","output":[],"error":null}}

                        event: response.output_text.delta
                        data: {"type":"response.output_text.delta","sequence_number":1,"delta":"one"}

                        event: response.output_text.delta
                        data: {"type":"response.output_text.delta","sequence_number":2,"delta":"two"}

                        """)).toString();

        JsonNode last = last(out);
        assertThat(out).contains("event: response.incomplete\ndata: ").doesNotContain("two", "x-1");
        assertThat(last.path("type").asText()).isEqualTo("response.incomplete");
        assertThat(last.path("sequence_number").asLong()).isEqualTo(2);
        assertThat(last.at("/response/id").asText()).isEqualTo("resp_1");
        assertThat(last.at("/response/model").asText()).isEqualTo("m");
        assertThat(last.at("/response/status").asText()).isEqualTo("incomplete");
        assertThat(last.at("/response/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
        assertThat(last.at("/error/code").asText()).isEqualTo("reservation_used_up");
    }

    @Test
    void aMessageClosesItsBlockAndStopsForItsLength() throws Exception {
        SseMeter meter = meter(Endpoint.MESSAGES, 1, 1);
        String out = meter.feed(Buffer.buffer("""
                        event: message_start
                        data: {"type":"message_start","message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":10,"output_tokens":1}}}

                        event: content_block_start
                        data: {"type":"content_block_start","index":2,"content_block":{"type":"text","text":""}}

                        event: content_block_delta
                        data: {"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"one"}}

                        event: content_block_delta
                        data: {"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"two"}}

                        """)).toString();

        List<JsonNode> events = events(out);
        assertThat(events)
                .extracting(e -> e.path("type").asText())
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(events.get(3).path("index").asInt()).isEqualTo(2);
        assertThat(events.get(4).at("/delta/stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(events.get(4).at("/error/code").asText()).isEqualTo("reservation_used_up");
    }

    @Test
    void largePiecesCountByTheirLength() {
        SseMeter meter = meter(Endpoint.CHAT, 1, 10);
        String large = "x".repeat(500);
        meter.feed(Buffer.buffer("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + large + "\"}}]}\n\n"));

        assertThat(meter.isCut()).isTrue();
    }

    @Test
    void usageAtTheEndIsNoReasonToCut() {
        SseMeter meter = meter(Endpoint.CHAT, 1, 1);
        meter.feed(Buffer.buffer("""
                data: {"choices":[{"index":0,"delta":{"content":"one"}}]}

                data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":900}}

                data: [DONE]

                """));

        assertThat(meter.isCut()).isFalse();
        assertThat(meter.metered().exact()).isPresent();
    }

    private static SseMeter meter(Endpoint endpoint, int choices, long allowed) {
        return new SseMeter(Requests.of(endpoint, "m", choices, false), (told, seen) -> seen <= allowed, 1 << 20);
    }

    private static JsonNode last(String stream) throws Exception {
        return events(stream).getLast();
    }

    private static List<JsonNode> events(String stream) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : stream.split("\n", -1)) {
            if (line.startsWith("data: {")) {
                events.add(JSON.readTree(line.substring("data: ".length())));
            }
        }
        return events;
    }
}
