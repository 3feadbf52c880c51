package io.cloudfreedom.router.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudfreedom.router.local.StackException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Chat completions over connections of its own, each with the time that it took; safe for use by many threads.
final class TimedChat implements AutoCloseable {

    static final int MAX_TOKENS = 64;

    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Target target;

    TimedChat(Target target) {
        this.target = target;
    }

    /// Where chats go: the base URL as an OpenAI SDK takes it.
    record Target(URI base, String bearer, String model) {

        HttpRequest question(boolean stream) {
            return HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                    .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                    .header("Authorization", "Bearer " + bearer)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body(stream)))
                    .build();
        }

        byte[] body(boolean stream) {
            try {
                return new ObjectMapper()
                        .writeValueAsBytes(Map.of(
                                "model",
                                model,
                                "stream",
                                stream,
                                "max_completion_tokens",
                                MAX_TOKENS,
                                "messages",
                                List.of(Map.of("role", "user", "content", "Say something kind."))));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a map of strings is JSON", e);
            }
        }

        /// Without the bearer.
        @Override
        public String toString() {
            return base.toString();
        }
    }

    /// From the request's start to the first byte of the answer's body, and to its last.
    record Took(Duration first, Duration whole, String body) {
        private static final Pattern CONTENT = Pattern.compile("\"content\":\"(.*?)\"");

        /// Whether a double says that it was called with this credential.
        boolean isBy(String credential) {
            String text =
                    CONTENT.matcher(body).results().map(found -> found.group(1)).collect(Collectors.joining());
            return text.contains("…" + credential.substring(credential.length() - 4));
        }
    }

    /// Fails when the answer is not a whole, successful one.
    Took ask(boolean stream) {
        HttpRequest question = target.question(stream);
        long begun = System.nanoTime();
        Body body = new Body();
        HttpResponse<Void> response = send(question, body);
        Duration whole = Duration.ofNanos(System.nanoTime() - begun);
        String text = body.text();
        Took took = new Took(Duration.ofNanos(body.begun - begun), whole, text);
        if (response.statusCode() != 200) {
            throw new StackException(target + " answered with " + response.statusCode() + ": " + text);
        }
        if (stream && !text.stripTrailing().endsWith("data: [DONE]")) {
            throw new StackException(target + " cut a stream");
        }
        return took;
    }

    private HttpResponse<Void> send(HttpRequest question, Body body) {
        try {
            return http.sendAsync(question, BodyHandlers.ofByteArrayConsumer(body))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new StackException(target + " does not answer: " + e.getCause(), e);
        }
    }

    /// Takes the parts of a body, one after the other, and when the first came.
    private static final class Body implements Consumer<Optional<byte[]>> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long begun;

        @Override
        public void accept(Optional<byte[]> part) {
            if (bytes.size() == 0) {
                begun = System.nanoTime();
            }
            part.ifPresent(bytes::writeBytes);
        }

        String text() {
            return bytes.toString(UTF_8);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
