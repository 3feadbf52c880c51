package io.cloudfreedom.router.gateway.meter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cloudfreedom.router.contracts.usage.Tokens;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the counts of a `usage` object, in whichever of the three shapes it comes: chat (also completions and
/// embeddings), responses, messages. The counts of a messages stream come in several events; a later one counts.
final class UsageReader {
    private @Nullable Long promptTokens;
    private @Nullable Long completionTokens;
    private @Nullable Long inputTokens;
    private @Nullable Long outputTokens;
    private @Nullable Long totalTokens;
    private @Nullable Long cachedTokens;
    private @Nullable Long cacheCreationTokens;
    private @Nullable Long cacheRead;
    private @Nullable Long cacheWrite;
    private long cacheWrite1h;
    private long reasoning;

    /// Reads the object whose `{` is the current token; returns where its `cost` member is, if it has one.
    @Nullable
    Member read(JsonParser parser) throws IOException {
        Member cost = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int start = Member.startOf(parser);
            JsonToken value = parser.nextToken();
            if (name.equals("cost")) {
                parser.skipChildren();
                cost = Member.endingAt(parser, start);
            } else if (value == JsonToken.START_OBJECT) {
                details(parser);
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                count(name, parser.getLongValue());
            } else {
                parser.skipChildren();
            }
        }
        return cost;
    }

    /// The counts, as OpenAI counts: input includes what was cached, output includes reasoning. Empty while
    /// there are none.
    Optional<Tokens> tokens() {
        if (promptTokens != null) {
            return Optional.of(new Tokens(
                    promptTokens,
                    orZero(cachedTokens != null ? cachedTokens : cacheRead),
                    orZero(cacheCreationTokens != null ? cacheCreationTokens : cacheWrite),
                    cacheWrite1h,
                    orZero(completionTokens),
                    reasoning));
        }
        if (inputTokens == null) {
            return Optional.empty();
        }
        if (totalTokens != null) {
            return Optional.of(new Tokens(inputTokens, orZero(cachedTokens), 0, 0, orZero(outputTokens), reasoning));
        }
        long read = orZero(cacheRead);
        long written = orZero(cacheWrite);
        return Optional.of(
                new Tokens(inputTokens + read + written, read, written, cacheWrite1h, orZero(outputTokens), 0));
    }

    private void details(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                details(parser);
            } else if (value == JsonToken.VALUE_NUMBER_INT) {
                count(name, parser.getLongValue());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void count(String name, long value) {
        long tokens = Math.max(0, value);
        switch (name) {
            case "prompt_tokens" -> promptTokens = tokens;
            case "completion_tokens" -> completionTokens = tokens;
            case "input_tokens" -> inputTokens = tokens;
            case "output_tokens" -> outputTokens = tokens;
            case "total_tokens" -> totalTokens = tokens;
            case "cached_tokens" -> cachedTokens = tokens;
            case "cache_creation_tokens" -> cacheCreationTokens = tokens;
            case "cache_read_input_tokens" -> cacheRead = tokens;
            case "cache_creation_input_tokens" -> cacheWrite = tokens;
            case "ephemeral_1h_input_tokens" -> cacheWrite1h = tokens;
            case "reasoning_tokens" -> reasoning = tokens;
            default -> {}
        }
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
