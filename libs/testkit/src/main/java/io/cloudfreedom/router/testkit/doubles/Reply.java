package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/// What a double sends back, and the tokens that the provider would bill for it.
sealed interface Reply {
    int status();

    Tokens tokens();

    /// An answer in one piece.
    record Whole(int status, Map<String, String> headers, Buffer body, Tokens tokens) implements Reply {}

    /// An answer in frames.
    record Streamed(String contentType, List<Frame> frames, Tokens tokens) implements Reply {
        public Streamed {
            frames = List.copyOf(frames);
        }

        @Override
        public int status() {
            return 200;
        }

        /// What is billed when the connection ends after `sent` frames.
        Tokens tokensAfter(int sent) {
            long output = sent == 0 ? 0 : frames.get(sent - 1).output();
            return new Tokens(
                    tokens.input(),
                    tokens.cachedInput(),
                    tokens.cacheWrite(),
                    tokens.cacheWrite1h(),
                    output,
                    Math.min(output, tokens.reasoning()));
        }
    }

    /// One write of a stream; `output` is the number of output tokens produced up to and with it.
    record Frame(Buffer bytes, long output) {}

    static Reply answer(JsonObject body, Tokens tokens) {
        return new Whole(200, Map.of(), body.toBuffer(), tokens);
    }

    /// An answer that costs nothing: a list of models, a token.
    static Reply free(JsonObject body) {
        return answer(body, Tokens.NONE);
    }

    static Reply error(int status, JsonObject body, Map<String, String> headers) {
        return new Whole(status, headers, body.toBuffer(), Tokens.NONE);
    }

    static Reply error(int status, JsonObject body) {
        return error(status, body, Map.of());
    }
}
