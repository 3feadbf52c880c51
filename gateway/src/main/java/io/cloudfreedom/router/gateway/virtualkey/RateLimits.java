package io.cloudfreedom.router.gateway.virtualkey;

import io.cloudfreedom.router.gateway.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Requests and tokens per minute of tenants and virtual keys, as this process sees them.
@ApplicationScoped
public class RateLimits {
    private static final int CAPACITY = 100_000;

    private final Map<Limited, TokenBucket> buckets = new ConcurrentHashMap<>();

    /// Counts a request.
    ///
    /// @throws Refused 429 when the tenant or the virtual key is over one of its rates
    public void admit(Caller caller) throws Refused {
        long now = System.nanoTime();
        check(Kind.REQUESTS, caller.tenant().id(), caller.tenant().rpm(), now);
        check(Kind.REQUESTS, caller.key().id(), caller.key().rpm(), now);
        check(Kind.TOKENS, caller.tenant().id(), caller.tenant().tpm(), now);
        check(Kind.TOKENS, caller.key().id(), caller.key().tpm(), now);
    }

    /// Counts the tokens of an answer.
    public void used(Caller caller, long tokens) {
        long now = System.nanoTime();
        use(caller.tenant().id(), caller.tenant().tpm(), tokens, now);
        use(caller.key().id(), caller.key().tpm(), tokens, now);
    }

    private void check(Kind kind, UUID id, @Nullable Integer perMinute, long now) throws Refused {
        if (perMinute == null) {
            return;
        }
        long wait = bucket(kind, id, perMinute, now).take(kind.cost, now);
        if (wait > 0) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait + 999_999_999L));
            throw Refused.of(429, "rate_limit_exceeded", "Rate limit reached: " + perMinute + " " + kind.words + ".")
                    .retryAfter(seconds)
                    .with("limit", perMinute)
                    .with("unit", kind.words);
        }
    }

    private void use(UUID id, @Nullable Integer perMinute, long tokens, long now) {
        if (perMinute != null) {
            bucket(Kind.TOKENS, id, perMinute, now).use((double) tokens, now);
        }
    }

    private TokenBucket bucket(Kind kind, UUID id, int perMinute, long now) {
        if (buckets.size() > CAPACITY) {
            // Forgetting gives everybody a full bucket: better than memory without a bound.
            buckets.clear();
        }
        TokenBucket bucket = buckets.computeIfAbsent(new Limited(kind, id), k -> new TokenBucket(perMinute, now));
        bucket.rate(perMinute);
        return bucket;
    }

    private record Limited(Kind kind, UUID id) {}

    private enum Kind {
        REQUESTS(1, "requests per minute"),
        /// Admitted while anything is left; the answer's tokens are taken afterwards.
        TOKENS(0.000_001, "tokens per minute");

        private final double cost;
        private final String words;

        Kind(double cost, String words) {
            this.cost = cost;
            this.words = words;
        }
    }
}
