package io.cloudfreedom.router.gateway.meter;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/// Meters an answer that is one JSON document.
public final class JsonMeter {
    private JsonMeter() {}

    /// @param model the name by which the client asked
    /// @param hasOutput whether an answer without output tokens is suspect
    public static Result meter(Buffer answer, String model, boolean hasOutput) {
        byte[] text = answer.getBytes();
        UsageReader counts = new UsageReader();
        try {
            Answer read = Answer.read(text, counts);
            Optional<Tokens> exact =
                    read.failed() ? Optional.empty() : counts.tokens().filter(t -> !hasOutput || t.output() > 0);
            return new Result(read.restored(model, true), new Metered(exact, read.id()));
        } catch (IOException e) {
            return new Result(answer, Metered.NOTHING);
        }
    }

    /// The answer for the client, and what it says.
    public record Result(Buffer body, Metered metered) {}
}
