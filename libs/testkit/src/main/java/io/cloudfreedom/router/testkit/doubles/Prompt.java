package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/// The input of a request in tokens: four bytes of text are one, each message costs four more, a picture 85.
///
/// `cached` and `cacheWrite` are parts of `tokens`. Half of a prompt of 64 tokens or more counts as read from
/// the provider's cache; a quarter as written to it when the request marks a part as cacheable. Both are
/// multiples of 16 and depend on the request alone, so that the same request always costs the same.
record Prompt(int tokens, int cached, int cacheWrite) {
    private static final int BYTES_PER_TOKEN = 4;
    private static final int TOKENS_PER_MESSAGE = 4;
    private static final int TOKENS_PER_PICTURE = 85;
    private static final int CACHED_FROM = 64;
    private static final Set<String> NOT_TEXT = Set.of("role", "type", "id", "detail", "media_type", "format");
    private static final Set<String> PICTURES = Set.of("url", "data", "bytes", "file_data", "image_url");
    private static final Set<String> CACHE_MARKS = Set.of("cache_control", "cachePoint");

    /// The prompt in the named members of a request.
    static Prompt of(JsonObject body, String... members) {
        Count count = new Count();
        for (String member : members) {
            count.add(body.getValue(member));
        }
        int tokens = Math.max(1, Math.ceilDiv(count.bytes, BYTES_PER_TOKEN) + count.tokens);
        boolean large = tokens >= CACHED_FROM;
        return new Prompt(tokens, large ? part(tokens, 2) : 0, large && count.marked ? part(tokens, 4) : 0);
    }

    /// The same input where the provider has no cache.
    Prompt uncached() {
        return new Prompt(tokens, 0, 0);
    }

    /// What is neither read from nor written to the cache: how Anthropic and AWS count input.
    static long fresh(Tokens tokens) {
        return tokens.input() - tokens.cachedInput() - tokens.cacheWrite();
    }

    private static int part(int tokens, int divisor) {
        return tokens / divisor / 16 * 16;
    }

    private static final class Count {
        private int bytes;
        private int tokens;
        private boolean marked;

        void add(Object value) {
            switch (value) {
                case null -> {}
                case String text -> bytes += text.getBytes(UTF_8).length;
                case Number token -> tokens++;
                case JsonArray array -> array.forEach(this::add);
                case JsonObject object -> object.forEach(this::member);
                default -> {}
            }
        }

        private void member(Map.Entry<String, Object> member) {
            if (CACHE_MARKS.contains(member.getKey())) {
                marked = true;
            } else if (PICTURES.contains(member.getKey()) && member.getValue() instanceof String) {
                tokens += TOKENS_PER_PICTURE;
            } else if (member.getKey().equals("role")) {
                tokens += TOKENS_PER_MESSAGE;
            } else if (!NOT_TEXT.contains(member.getKey())) {
                add(member.getValue());
            }
        }
    }
}
