package io.cloudfreedom.router.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.gateway.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyScannerTest {
    private static final int EFFORT = Integer.getInteger("router.test.effort", 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private final BodyScanner scanner = new BodyScanner(1 << 20);

    @Test
    void readsWhatAdmissionNeeds() throws Refused {
        Scanned body = chat("""
                {"model":"gpt-4o","messages":[{"role":"user","content":"hi"},{"role":"user","content":"ho"}],
                 "stream":true,"max_tokens":17,"n":3}""");

        assertThat(body.model()).isEqualTo("gpt-4o");
        assertThat(body.stream()).isTrue();
        assertThat(body.usageAsked()).isFalse();
        assertThat(body.maxOutput()).isEqualTo(17L);
        assertThat(body.choices()).isEqualTo(3);
        assertThat(body.messages()).isEqualTo(2);
        assertThat(body.images()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key",
                "api_base",
                "base_url",
                "api_version",
                "fallbacks",
                "model_list",
                "user_config",
                "specific_deployment",
                "router_settings_override",
                "mock_response",
                "litellm_params",
                "tags",
                "cache",
                "callbacks",
                "previous_response_id",
                "conversation",
                "background",
                "extra_headers",
                "web_search_options",
                "audio",
                "num_retries",
                "custom_llm_provider",
                "drop_params",
                "guardrails"
            })
    void refusesWhatLiteLlmWouldTakeAsAnOrderAndNamesIt(String field) {
        Refused refused = refusal(Endpoint.CHAT, "{\"model\":\"m\",\"messages\":[],\"" + field + "\":null}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("unsupported_parameter");
        assertThat(refused.param()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"a\",\"messages\":[],\"model\":\"b\"}",
                "{\"model\":\"a\",\"messages\":[],\"m\\u006fdel\":\"b\"}",
                "{\"model\":\"a\",\"stream_options\":{\"include_usage\":false,\"include_usage\":true}}"
            })
    void refusesDuplicatesAlsoWhenEscaped(String body) {
        assertThat(refusal(Endpoint.CHAT, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"x\"",
                "{",
                "{\"model\":\"m\"",
                "{\"model\":\"m\"} x",
                "{\"model\":\"m\"}{}",
                "{\"model\":\"m\",\"temperature\":NaN}",
                "{\"model\":\"m\",\"temperature\":Infinity}",
                "{\"model\":\"m\",\"temperature\":-Infinity}",
                "{'model':'m'}",
                "{\"model\":\"m\",}",
                "{\"model\":\"m\",\"temperature\":01}",
                "{\"model\":\"m\" /* c */}"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(refusal(Endpoint.CHAT, body).code()).isEqualTo("invalid_json");
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        byte[] utf16 = "{\"model\":\"m\",\"messages\":[]}".getBytes(StandardCharsets.UTF_16BE);

        assertThatThrownBy(() -> scanner.scan(Endpoint.CHAT, utf16)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_tokens|0",
                "max_tokens|-1",
                "max_tokens|1.5",
                "max_tokens|\"5\"",
                "max_tokens|99999999999999999999",
                "n|0",
                "n|129",
                "stream|\"yes\"",
                "stream|1",
                "model|5",
                "metadata|{\"a\":{}}",
                "service_tier|\"priority\"",
                "modalities|[\"text\",\"audio\"]",
                "tools|[{\"type\":\"web_search\"}]",
                "tools|[{\"googleSearch\":{}}]",
                "tools|[{\"type\":\"mcp\",\"name\":\"x\"}]",
                "stream_options|{\"other\":1}"
            })
    void refusesValuesThatCannotBePriced(String field, String value) {
        assertThat(refusal(Endpoint.CHAT, "{\"" + field + "\":" + value + "}").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y.png\"}}",
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"\\u0064ata:image/png;base64,AA\"}}",
                "{\"type\":\"image_url\",\"image_url\":\"http://x\"}",
                "{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}",
                "{\"type\":\"text\",\"file_id\":\"f\"}",
                "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AA\",\"format\":\"wav\"}}",
                "{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://x\"}}",
                "{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\"AA\"}}"
            })
    void refusesContentThatLiesOutsideOfTheBody(String part) {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[" + part + "]}]}";

        assertThat(refusal(Endpoint.CHAT, body).status()).isEqualTo(400);
    }

    @Test
    void countsImagesApartFromText() throws Refused {
        String image = "data:image/png;base64," + "A".repeat(10_000);
        Scanned body = chat("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"" + image + "\"}}]}]}");

        assertThat(body.images()).isEqualTo(1);
        assertThat(body.textBytes()).isLessThan(200);
    }

    @Test
    void leavesToolInputAlone() throws Refused {
        String body = "{\"model\":\"m\",\"max_tokens\":5,\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":"
                + "\"tool_use\",\"id\":\"1\",\"name\":\"get\",\"input\":{\"file_id\":\"f\",\"type\":\"file\"}}]}]}";

        assertThat(scanner.scan(Endpoint.MESSAGES, bytes(body)).model()).isEqualTo("m");
    }

    @Test
    void multipliesAnswersByPrompts() throws Refused {
        assertThat(scanner.scan(
                                Endpoint.COMPLETIONS,
                                bytes("{\"model\":\"m\",\"prompt\":[\"a\",\"b\",\"c\"],\"n\":2,\"best_of\":4}"))
                        .choices())
                .isEqualTo(12);
        assertThat(scanner.scan(Endpoint.COMPLETIONS, bytes("{\"model\":\"m\",\"prompt\":[1,2,3]}"))
                        .choices())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"model\":\"m\",\"stream\":true}",
                "{\"model\":\"m\",\"stream\":true,\"stream_options\":null}",
                "{\"model\":\"m\",\"stream_options\":{},\"stream\":true}",
                "{ \"model\":\"m\",\"stream_options\": { } ,\"stream\":true}",
                "{\"model\":\"m\",\"stream_options\":{\"include_usage\": false },\"stream\":true}",
                "{\"model\":\"m\",\"stream_options\":{\"include_obfuscation\":false},\"stream\":true}",
                "{\"model\":\"m\",\"stream_options\":{\"include_usage\":null},\"stream\":true,\"max_tokens\":null}",
                "{\"model\":\"m\",\"stream\":true,\"store\":true,\"max_completion_tokens\":9000}"
            })
    void alwaysAsksForUsageBoundsTheOutputAndStoresNothing(String text) throws Exception {
        JsonNode sent = sent(chat(text), text, 100);

        assertThat(sent.at("/stream_options/include_usage").asBoolean()).isTrue();
        long bound = sent.path("max_completion_tokens")
                .asLong(sent.path("max_tokens").asLong());
        assertThat(bound).isEqualTo(100);
        assertThat(sent.path("store").asBoolean(false)).isFalse();
    }

    @Test
    void responsesAreNeverStored() throws Exception {
        String text = "{\"model\":\"m\",\"input\":\"x\"}";
        Scanned body = scanner.scan(Endpoint.RESPONSES, bytes(text));

        assertThat(sent(body, text, 7).get("store").asBoolean(true)).isFalse();
        assertThat(sent(body, text, 7).get("max_output_tokens").asInt()).isEqualTo(7);
    }

    @Test
    void changesNotAByteWithoutNeed() throws Refused {
        String text = "{ \"model\" : \"m\",\"messages\":[ ] , \"max_tokens\":5 }";

        assertThat(chat(text).forLiteLlm(bytes(text), 5).toString()).isEqualTo(text);
    }

    /// Whatever the order, spacing and escapes: the rewritten body equals the original but for the members
    /// that we set.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void rewritingKeepsEverythingElse(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < 300 * EFFORT; i++) {
            ObjectNode original = RandomBody.chat(random);
            String text = RandomBody.write(original, random);
            Scanned body = chat(text);
            long output = body.maxOutput() == null ? 64 : Math.min(64, body.maxOutput());
            ObjectNode sent = (ObjectNode) sent(body, text, output);

            assertThat(body.model()).isEqualTo(original.get("model").textValue());
            for (String own : List.of("stream_options", "max_tokens", "max_completion_tokens", "store")) {
                original.remove(own);
                sent.remove(own);
            }
            assertThat((JsonNode) sent).as("seed %d: %s", seed, text).isEqualTo(original);
        }
    }

    /// Whatever bytes come: a refusal or a result, nothing else; and what passes is JSON to another parser as well.
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anyBytesAreRefusedOrUnderstood(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < 2_000 * EFFORT; i++) {
            byte[] body = bytes(RandomBody.write(RandomBody.chat(random), random));
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                Scanned scanned = scanner.scan(Endpoint.CHAT, body);
                assertThat(JSON.readTree(body).get("model").textValue()).isEqualTo(scanned.model());
            } catch (Refused refused) {
                assertThat(refused.status()).as("seed %d", seed).isEqualTo(400);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                assertThat(e.getOriginalMessage()).as("seed %d", seed).contains("UTF-8");
            }
        }
    }

    private static JsonNode sent(Scanned body, String text, long output) throws Exception {
        return JSON.readTree(body.forLiteLlm(bytes(text), output).getBytes());
    }

    private Scanned chat(String body) throws Refused {
        return scanner.scan(Endpoint.CHAT, bytes(body));
    }

    private Refused refusal(Endpoint endpoint, String body) {
        return catchThrowableOfType(Refused.class, () -> scanner.scan(endpoint, bytes(body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
