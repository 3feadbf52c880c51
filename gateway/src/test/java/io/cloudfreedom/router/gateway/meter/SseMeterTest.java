package io.cloudfreedom.router.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseMeterTest {
    private static final String CHAT = """
            data: {"id":"chatcmpl-1","model":"shared:gpt-4o","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

            data: {"id":"chatcmpl-1","model":"shared:gpt-4o","choices":[{"index":0,"delta":{"content":"Grüße ✓"}}]}

            data: {"id":"chatcmpl-1","model":"shared:gpt-4o","choices":[{"index":0,"finish_reason":"stop","delta":{}}]}

            data: {"id":"chatcmpl-1","model":"shared:gpt-4o","choices":[{"index":0,"delta":{}}],"usage":{"prompt_tokens":12,"completion_tokens":7,"total_tokens":19,"cost":0.001,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":2}}}

            data: [DONE]

            """;
    private static final String RESPONSES = """
            event: response.created
            data: {"type":"response.created","response":{"id":"resp_1","model":"gpt-4o-2024","usage":null,"error":null}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","delta":"hi"}

            event: response.completed
            data: {"type":"response.completed","response":{"id":"resp_1","model":"gpt-4o-2024","error":null,"usage":{"input_tokens":5,"output_tokens":3,"total_tokens":8,"input_tokens_details":{"cached_tokens":1},"output_tokens_details":{"reasoning_tokens":1}}}}

            """;
    private static final String MESSAGES = """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":10,"cache_creation_input_tokens":20,"cache_read_input_tokens":30,"cache_creation":{"ephemeral_5m_input_tokens":15,"ephemeral_1h_input_tokens":5},"output_tokens":1}}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hi"}}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    @Test
    void restoresTheModelAndWithholdsUsageFromWhoDidNotAsk() {
        SseMeter meter = meter("gpt-4o", false);
        String out = feed(meter, CHAT, CHAT.length());

        assertThat(out)
                .doesNotContain("shared:", "usage", "cost")
                .contains("\"model\":\"gpt-4o\"", "Grüße ✓", "[DONE]");
        assertThat(out.split("data: ", -1)).hasSize(5);
        assertThat(meter.metered().exact()).contains(new Tokens(12, 4, 0, 0, 7, 2));
        assertThat(meter.metered().providerRequestId()).isEqualTo("chatcmpl-1");
    }

    @Test
    void givesUsageWithoutCostToWhoAsked() {
        String out = feed(meter("gpt-4o", true), CHAT, 64);

        assertThat(out).contains("\"prompt_tokens\":12").doesNotContain("cost");
    }

    @Test
    void metersEveryShape() {
        SseMeter responses = meter("gpt-4o", false);
        SseMeter messages = meter("claude", false);

        assertThat(feed(responses, RESPONSES, 100))
                .contains("\"total_tokens\":8")
                .doesNotContain("gpt-4o-2024");
        assertThat(feed(messages, MESSAGES, 100)).contains("\"model\":\"claude\"");
        assertThat(responses.metered().exact()).contains(new Tokens(5, 1, 0, 0, 3, 1));
        assertThat(messages.metered().exact()).contains(new Tokens(60, 30, 20, 5, 9, 0));
    }

    @Test
    void everyChunkBoundaryGivesTheSame() {
        for (String stream : new String[] {CHAT, RESPONSES, MESSAGES, CHAT.replace("\n", "\r\n")}) {
            Buffer bytes = Buffer.buffer(stream);
            SseMeter whole = meter("m", false);
            Buffer expected = whole.feed(bytes).appendBuffer(whole.end());
            for (int cut = 1; cut < bytes.length(); cut++) {
                SseMeter meter = meter("m", false);
                Buffer out = meter.feed(bytes.slice(0, cut));
                out.appendBuffer(meter.feed(bytes.slice(cut, bytes.length()))).appendBuffer(meter.end());

                assertThat(out).as("cut at %d", cut).isEqualTo(expected);
                assertThat(meter.metered()).isEqualTo(whole.metered());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyChunksGiveTheSame(long seed) {
        var random = new Random(seed);
        Buffer bytes = Buffer.buffer(CHAT + CHAT.replace("[DONE]", "{\"x\":1}") + MESSAGES);
        String expected = feed(meter("m", false), bytes.toString(), bytes.length());
        for (int i = 0; i < 200 * Integer.getInteger("router.test.effort", 1); i++) {
            SseMeter meter = meter("m", false);
            Buffer out = Buffer.buffer();
            for (int at = 0; at < bytes.length(); ) {
                int next = Math.min(bytes.length(), at + random.nextInt(40));
                out.appendBuffer(meter.feed(bytes.slice(at, next)));
                at = next;
            }
            assertThat(out.appendBuffer(meter.end()).toString())
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aStreamThatBreaksOffIsNotExact() {
        for (int end = 0; end < CHAT.indexOf("[DONE]"); end++) {
            SseMeter meter = meter("m", false);
            meter.feed(Buffer.buffer(CHAT).slice(0, end));

            assertThat(meter.metered().exact()).isEmpty();
        }
    }

    @Test
    void anErrorInTheStreamLosesItsTextAndIsNotExact() {
        SseMeter meter = meter("m", false);
        String out = feed(
                meter,
                "data: {\"error\":{\"message\":\"key of shared:gpt-4o at host\",\"code\":\"500\"}}\n\n" + CHAT,
                50);

        assertThat(out).doesNotContain("at host").contains("\"error\"");
        assertThat(meter.metered().exact()).isEmpty();
    }

    @Test
    void contentBesideUsageIsNotWithheld() {
        String both = """
                data: {"model":"x","choices":[{"delta":{"content":"last"}}],"usage":{"prompt_tokens":1,"completion_tokens":1}}

                data: [DONE]

                """;
        SseMeter meter = meter("m", false);

        assertThat(feed(meter, both, 10)).contains("last").doesNotContain("usage");
        assertThat(meter.metered().exact()).contains(new Tokens(1, 0, 0, 0, 1, 0));
    }

    @Test
    void aSuccessWithoutAnyOutputIsNotBelieved() {
        SseMeter meter = meter("m", false);
        feed(meter, CHAT.replace("\"completion_tokens\":7", "\"completion_tokens\":0"), 50);

        assertThat(meter.metered().exact()).isEmpty();
    }

    @Test
    void anEventBeyondTheBoundPassesAndNothingIsExact() {
        SseMeter meter = new SseMeter(Requests.of(Endpoint.CHAT, "m", 1, false), (told, seen) -> true, 100);
        String out = feed(meter, "data: {\"choices\":[\"" + "x".repeat(500) + "\"]}\n\n" + CHAT, 7);

        assertThat(out).contains("x".repeat(500));
        assertThat(meter.metered().exact()).isEmpty();
    }

    private static SseMeter meter(String model, boolean asked) {
        return new SseMeter(Requests.of(Endpoint.CHAT, model, 1, asked), (told, seen) -> true, 1 << 20);
    }

    private static String feed(SseMeter meter, String stream, int chunk) {
        Buffer bytes = Buffer.buffer(stream);
        Buffer out = Buffer.buffer();
        for (int at = 0; at < bytes.length(); at += chunk) {
            out.appendBuffer(meter.feed(bytes.slice(at, Math.min(bytes.length(), at + chunk))));
        }
        return out.appendBuffer(meter.end()).toString();
    }
}
