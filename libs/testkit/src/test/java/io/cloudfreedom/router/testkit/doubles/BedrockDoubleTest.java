package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.testkit.doubles.DoublesClient.Received;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// Bedrock's double: signatures in, framed streams out.
class BedrockDoubleTest extends DoublesTest {
    @Test
    void bedrockVerifiesTheSignature() throws Exception {
        String path = "/bedrock/model/amazon.nova-lite-v1%3A0/converse";

        Received good = bedrock("POST", path, "AKIAALPHA", "secret-ALPHA", converse("hi"));
        Received wrongSecret = bedrock("POST", path, "AKIAALPHA", "secret-OTHER", converse("hi"));
        Received tampered = client.send(
                "POST",
                path,
                TestSigner.sign(
                        "POST",
                        doubles.port(),
                        path,
                        "AKIAALPHA",
                        "secret-ALPHA",
                        converse("hi").encode(),
                        Instant.now()),
                converse("ho").encode());
        Received old = client.send(
                "POST",
                path,
                TestSigner.sign(
                        "POST",
                        doubles.port(),
                        path,
                        "AKIAALPHA",
                        "secret-ALPHA",
                        converse("hi").encode(),
                        Instant.now().minus(Duration.ofMinutes(6))),
                converse("hi").encode());

        assertThat(good.text()).contains("bedrock double; key …LPHA");
        assertThat(client.requests().getJsonObject(0).getString("model")).isEqualTo("amazon.nova-lite-v1:0");
        assertThat(client.requests().getJsonObject(0).getString("credential_sha256"))
                .isEqualTo(Credential.of("secret-ALPHA").sha256());
        for (Received refused : List.of(wrongSecret, tampered, old)) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("InvalidSignatureException");
        }
        assertThat(bedrock("GET", "/bedrock/foundation-models?byProvider=Amazon", "AKIAALPHA", "secret-ALPHA", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bedrockStreamsInFramesWithRightChecksums() throws Exception {
        String path = "/bedrock/model/amazon.nova-lite-v1%3A0/converse-stream";

        Received stream = bedrock("POST", path, "AKIAALPHA", "secret-ALPHA", converse(LONG_TEXT));

        List<JsonObject> events = frames(stream.response().body());
        StringBuilder text = new StringBuilder();
        for (JsonObject event : events) {
            if (event.containsKey("delta")) {
                text.append(event.getJsonObject("delta").getString("text"));
            }
        }
        JsonObject usage = events.getLast().getJsonObject("usage");
        assertThat(stream.header("content-type")).isEqualTo("application/vnd.amazon.eventstream");
        assertThat(text).contains("bedrock double; key …LPHA");
        assertThat(client.lastRequest().getInteger("output_tokens")).isEqualTo(usage.getInteger("outputTokens"));
        assertThat(client.lastRequest().getInteger("input_tokens"))
                .isEqualTo(usage.getInteger("inputTokens") + usage.getInteger("cacheReadInputTokens"));
    }

    /// The payloads of an event stream whose two checksums each are right.
    private static List<JsonObject> frames(byte[] stream) {
        List<JsonObject> events = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(stream);
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int total = bytes.getInt();
            int headers = bytes.getInt();
            assertThat(Integer.toUnsignedLong(bytes.getInt())).isEqualTo(crc(stream, start, 8));
            byte[] payload = new byte[total - headers - 16];
            bytes.position(start + 12 + headers).get(payload);
            assertThat(Integer.toUnsignedLong(bytes.getInt())).isEqualTo(crc(stream, start, total - 4));
            events.add(new JsonObject(new String(payload, UTF_8)));
        }
        return events;
    }

    private static long crc(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return crc.getValue();
    }
}
