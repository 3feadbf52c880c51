package io.cloudfreedom.router.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.cloudfreedom.router.testkit.RouterResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Streams that go too far, clients that are slow, and connections that only wait.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "gateway"),
            @ResourceArg(name = "parts", value = "kafka,vault")
        })
@WithTestResource(Fakes.class)
class StreamsQuarkusTest extends GatewayTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void aStreamThatUsesUpItsReservationIsCutAndLeftToTheAgent() {
        int before = liteLlm.resets.get();
        String answer =
                post("{\"model\":\"gpt-4o\",\"stream\":true,\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"gush\"}]}")
                        .statusCode(200)
                        .extract()
                        .asString();

        String[] events = answer.strip().split("\n\n", -1);
        assertThat(events).hasSize(7);
        assertThat(events[6]).isEqualTo("data: [DONE]");
        JsonObject last = new JsonObject(events[5].substring("data: ".length()));
        assertThat(last.getJsonArray("choices").getJsonObject(0).getString("finish_reason"))
                .isEqualTo("length");
        assertThat(last.getString("model")).isEqualTo("gpt-4o");
        assertThat(last.getJsonObject("error").getString("code")).isEqualTo("reservation_used_up");
        await().atMost(LONG).until(() -> liteLlm.resets.get() > before);
        UUID request = UUID.fromString(liteLlm.seen.element().admission().getString("rid"));
        assertThat(records()).noneMatch(r -> r.requestId().equals(request));
    }

    @Test
    void aSlowClientSlowsTheProviderAndNothingPilesUp() throws Exception {
        try (Socket client = new Socket(base.getHost(), base.getPort())) {
            client.setReceiveBufferSize(64 << 10);
            client.getOutputStream()
                    .write(request("{\"model\":\"gpt-4o\",\"stream\":true,\"max_tokens\":16000,\"n\":64,"
                            + "\"messages\":[{\"role\":\"user\",\"content\":\"flood\"}]}"));
            InputStream answer = client.getInputStream();
            assertThat(answer.read()).isEqualTo('H');
            await().atMost(LONG).until(() -> {
                int sent = liteLlm.flooded.get();
                Thread.sleep(300);
                return sent > 0 && liteLlm.flooded.get() == sent;
            });
            assertThat(liteLlm.flooded.get()).isLessThan(FakeLiteLlm.FLOOD / 2);

            long read = 0;
            byte[] buffer = new byte[64 << 10];
            StringBuilder tail = new StringBuilder();
            while (tail.indexOf("[DONE]") < 0) {
                int n = answer.read(buffer);
                assertThat(n).isPositive();
                read += n;
                tail.append(new String(buffer, Math.max(0, n - 100), Math.min(n, 100), StandardCharsets.ISO_8859_1));
                tail.delete(0, Math.max(0, tail.length() - 200));
            }
            // It ends when its reservation is used up for certain, long after the buffers were full.
            assertThat(read).isGreaterThan(FakeLiteLlm.FLOOD / 5);
        }
    }

    @Test
    void twoThousandConnectionsThatOnlyWaitHinderNobody() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                idle.add(new Socket(base.getHost(), base.getPort()));
            }
            chat("x").statusCode(200);
            for (Socket waiting : List.of(idle.getFirst(), idle.get(999), idle.getLast())) {
                waiting.getOutputStream().write(request(CHAT.formatted("x")));
                byte[] begin = waiting.getInputStream().readNBytes(12);
                assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyThatDoesNotComeInIsNotWaitedForForEver() throws IOException {
        try (Socket client = new Socket(base.getHost(), base.getPort())) {
            client.setSoTimeout(60_000);
            String head = "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer " + token
                    + "\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] begin = client.getInputStream().readNBytes(12);

            assertThat(new String(begin, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
        }
    }

    @Test
    void aBodyBeyondTheBoundIs413AlsoWhenItComesInChunks() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest upload = HttpRequest.newBuilder(base.resolve("/api/provider-keys"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("authorization", "Bearer abc")
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(new byte[(1 << 20) + 1])))
                    .build();
            HttpResponse<String> answer = client.send(upload, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("/problems/request-too-large");
        }
        given().header("authorization", "Bearer abc")
                .contentType("application/json")
                .body(new byte[(1 << 20) + 1])
                .post("/api/provider-keys")
                .then()
                .statusCode(413);
        given().header("authorization", "Bearer abc")
                .contentType("application/json")
                .body(new byte[1 << 20])
                .post("/api/provider-keys")
                .then()
                .statusCode(200)
                .body("length", equalTo(1 << 20));
    }

    private byte[] request(String body) {
        return ("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer " + token
                        + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
