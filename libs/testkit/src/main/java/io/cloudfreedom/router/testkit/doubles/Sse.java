package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// A stream of server-sent events being written down, with the tokens billed so far.
final class Sse {
    private static final String CONTENT_TYPE = "text/event-stream";

    private final List<Reply.Frame> frames = new ArrayList<>();
    private long output;

    /// From the next event on, so many output tokens are billed.
    Sse produced(long output) {
        this.output = output;
        return this;
    }

    /// An event without a name.
    Sse data(JsonObject data) {
        return raw("data: " + data.encode() + "\n\n");
    }

    /// An event named by its own `type` member.
    Sse typed(JsonObject data) {
        return raw("event: " + data.getString("type") + "\ndata: " + data.encode() + "\n\n");
    }

    Sse raw(String event) {
        frames.add(new Reply.Frame(Buffer.buffer(event), output));
        return this;
    }

    Reply end(Tokens tokens) {
        return new Reply.Streamed(CONTENT_TYPE, frames, tokens);
    }
}
