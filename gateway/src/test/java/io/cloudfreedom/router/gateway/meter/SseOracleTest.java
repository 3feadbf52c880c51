package io.cloudfreedom.router.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random chats in random chunks: what comes out is what a plain JSON parser makes of the same events.
class SseOracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STREAMS = 100 * Integer.getInteger("router.test.effort", 1);
    private static final String[] TEXTS = {"", "a", "Grüße ✓ 𝄞", "\"\\\n\t", "data: {", "usage", "x".repeat(3_000)};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatComesOutIsWhatAPlainParserMakesOfIt(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < STREAMS; i++) {
            boolean asked = random.nextBoolean();
            List<ObjectNode> events = chat(random);
            SseMeter meter =
                    new SseMeter(Requests.of(Endpoint.CHAT, "asked-for", 1, asked), (told, seen) -> true, 1 << 20);

            String out = inChunks(meter, Buffer.buffer(written(events, random)), random);

            assertThat(read(out)).as("seed %d, stream %d", seed, i).isEqualTo(expected(events, asked));
            JsonNode usage = events.getLast().path("usage");
            assertThat(meter.metered().exact())
                    .as("seed %d, stream %d", seed, i)
                    .contains(new Tokens(
                            usage.path("prompt_tokens").asLong(),
                            usage.at("/prompt_tokens_details/cached_tokens").asLong(),
                            0,
                            0,
                            usage.path("completion_tokens").asLong(),
                            usage.at("/completion_tokens_details/reasoning_tokens")
                                    .asLong()));
        }
    }

    private static List<ObjectNode> chat(Random random) {
        List<ObjectNode> events = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            ObjectNode event = head(random);
            ArrayNode choices = event.putArray("choices");
            for (int choice = random.nextInt(3); choice >= 0; choice--) {
                ObjectNode delta = choices.addObject().put("index", choice).putObject("delta");
                if (random.nextBoolean()) {
                    delta.put("content", text(random));
                } else {
                    delta.putArray("tool_calls")
                            .addObject()
                            .put("index", 0)
                            .putObject("function")
                            .put("arguments", text(random));
                }
            }
            if (random.nextInt(4) == 0) {
                event.putNull("usage");
            }
            events.add(event);
        }
        ObjectNode last = head(random);
        last.putArray("choices").addObject().put("index", 0).putObject("delta");
        ObjectNode usage = last.putObject("usage");
        if (random.nextBoolean()) {
            usage.put("cost", random.nextDouble());
        }
        usage.put("prompt_tokens", random.nextInt(100_000));
        usage.put("completion_tokens", 1 + random.nextInt(10_000));
        usage.putObject("prompt_tokens_details").put("cached_tokens", random.nextInt(100));
        usage.putObject("completion_tokens_details").put("reasoning_tokens", random.nextInt(100));
        if (random.nextBoolean()) {
            usage.put("cost", random.nextDouble());
        }
        events.add(last);
        return events;
    }

    private static ObjectNode head(Random random) {
        ObjectNode event = JSON.createObjectNode().put("id", "chatcmpl-1");
        if (random.nextBoolean()) {
            event.putObject("x").put("model", "nested").putObject("usage").put("cost", 1);
        }
        return event.put("model", "shared:" + text(random)).put("created", random.nextInt());
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static String written(List<ObjectNode> events, Random random) throws Exception {
        String newline = random.nextBoolean() ? "\n" : "\r\n";
        StringBuilder stream = new StringBuilder();
        for (ObjectNode event : events) {
            if (random.nextInt(5) == 0) {
                stream.append(": keep-alive").append(newline).append(newline);
            }
            stream.append(random.nextBoolean() ? "data: " : "data:")
                    .append(JSON.writeValueAsString(event))
                    .append(newline)
                    .append(newline);
        }
        return stream.append("data: [DONE]").append(newline).append(newline).toString();
    }

    private static String inChunks(SseMeter meter, Buffer stream, Random random) {
        Buffer out = Buffer.buffer();
        int longest = 1 + random.nextInt(200);
        for (int at = 0; at < stream.length(); ) {
            int next = Math.min(stream.length(), at + 1 + random.nextInt(longest));
            out.appendBuffer(meter.feed(stream.slice(at, next)));
            at = next;
        }
        return out.appendBuffer(meter.end()).toString();
    }

    private static List<JsonNode> read(String out) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : out.split("\r?\n", -1)) {
            if (line.startsWith("data:") && line.contains("{")) {
                events.add(JSON.readTree(line.substring("data:".length())));
            }
        }
        return events;
    }

    private static List<JsonNode> expected(List<ObjectNode> events, boolean asked) {
        List<JsonNode> expected = new ArrayList<>();
        for (ObjectNode event : events) {
            ObjectNode copy = event.deepCopy().put("model", "asked-for");
            if (copy.path("usage") instanceof ObjectNode usage) {
                usage.remove("cost");
                if (!asked) {
                    continue;
                }
            }
            expected.add(copy);
        }
        return expected;
    }
}
