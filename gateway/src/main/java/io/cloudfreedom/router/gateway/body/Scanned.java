package io.cloudfreedom.router.gateway.body;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// What one pass over a body found.
///
/// @param usageAsked whether the client itself asked for usage in the stream
/// @param maxOutput the client's maximum for one answer, null when it gave none
/// @param choices how many answers are asked for in all
/// @param textBytes bytes of the body less those of media: an upper bound of its text in UTF-8
/// @param messages number of messages or inputs
/// @param images number of media parts
public record Scanned(
        Endpoint endpoint,
        String model,
        boolean stream,
        boolean usageAsked,
        @Nullable Long maxOutput,
        int choices,
        long textBytes,
        int messages,
        int images,
        Places places) {
    /// Where the bytes are that may have to change.
    ///
    /// @param open just after the brace that opens the body
    /// @param maximum value of the maximum
    /// @param store value of `store`
    /// @param streamOptions value of `stream_options`
    /// @param streamOptionsEmpty whether that is null or `{}`
    /// @param includeUsage value of `stream_options.include_usage`
    record Places(
            int open,
            @Nullable Span maximum,
            @Nullable Span store,
            @Nullable Span streamOptions,
            boolean streamOptionsEmpty,
            @Nullable Span includeUsage) {}

    /// Whether an answer has output tokens at all.
    public boolean hasOutput() {
        return endpoint.maximum() != null;
    }

    /// The body for LiteLLM: usage always asked for, a maximum always given (`output`, when it differs from the
    /// client's), nothing stored at the provider. `body` is the text that was scanned.
    public Buffer forLiteLlm(byte[] body, long output) {
        Splices splices = new Splices();
        if (stream && endpoint.asksForStreamUsage() && !usageAsked) {
            askForUsage(splices);
        }
        String maximum = endpoint.maximum();
        if (maximum != null && (maxOutput == null || maxOutput != output)) {
            bound(splices, maximum, output);
        }
        if (places.store() != null) {
            splices.replace(places.store(), "false");
        } else if (endpoint == Endpoint.RESPONSES) {
            splices.insert(places.open(), "\"store\":false,");
        }
        return splices.isEmpty() ? Buffer.buffer(body) : splices.apply(body);
    }

    private void askForUsage(Splices splices) {
        if (places.includeUsage() != null) {
            splices.replace(places.includeUsage(), "true");
        } else if (places.streamOptions() == null) {
            splices.insert(places.open(), "\"stream_options\":{\"include_usage\":true},");
        } else if (places.streamOptionsEmpty()) {
            splices.replace(places.streamOptions(), "{\"include_usage\":true}");
        } else {
            splices.insert(places.streamOptions().start() + 1, "\"include_usage\":true,");
        }
    }

    private void bound(Splices splices, String maximum, long output) {
        if (places.maximum() != null) {
            splices.replace(places.maximum(), Long.toString(output));
        } else {
            splices.insert(places.open(), "\"" + maximum + "\":" + output + ",");
        }
    }
}
