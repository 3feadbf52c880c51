package io.cloudfreedom.router.gateway.rate;

import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /// Counts a request.
    ///
    /// @throws Refused 429 when the tenant or the virtual key is over one of its rates
    public void admit(Caller caller) throws Refused {
        long now = System.nanoTime();
        Integer ofTenant = caller.tenant().rpm();
        check(
                Kind.TOKENS,
                caller,
                "tenant",
                caller.tenant().id(),
                caller.tenant().tpm(),
                now);
        check(
                Kind.TOKENS,
                caller,
                "virtual key",
                caller.key().id(),
                caller.key().tpm(),
                now);
        check(Kind.REQUESTS, caller, "tenant", caller.tenant().id(), ofTenant, now);
        try {
            check(
                    Kind.REQUESTS,
                    caller,
                    "virtual key",
                    caller.key().id(),
                    caller.key().rpm(),
                    now);
        } catch (Refused refused) {
            if (ofTenant != null) {
                bucket(Kind.REQUESTS, caller.tenant().id(), ofTenant, now).use(-1, now);
            }
            throw refused;
        }
    }

    /// Counts the tokens of an answer.
    public void used(Caller caller, long tokens) {
        long now = System.nanoTime();
        use(caller.tenant().id(), caller.tenant().tpm(), tokens, now);
        use(caller.key().id(), caller.key().tpm(), tokens, now);
    }

    /// What is left to a caller: of tenant and virtual key the tighter.
    public Quotas of(Caller caller) {
        Integer rpm = caller.key().rpm();
        Integer tpm = caller.key().tpm();
        Integer tenantRpm = caller.tenant().rpm();
        Integer tenantTpm = caller.tenant().tpm();
        if (rpm == null && tpm == null && tenantRpm == null && tenantTpm == null) {
            return Quotas.NONE;
        }
        long now = System.nanoTime();
        UUID tenant = caller.tenant().id();
        UUID key = caller.key().id();
        return new Quotas(
                Quota.tighter(quota(Kind.REQUESTS, key, rpm, now), quota(Kind.REQUESTS, tenant, tenantRpm, now)),
                Quota.tighter(quota(Kind.TOKENS, key, tpm, now), quota(Kind.TOKENS, tenant, tenantTpm, now)));
    }

    private @Nullable Quota quota(Kind kind, UUID id, @Nullable Integer perMinute, long now) {
        return perMinute == null ? null : bucket(kind, id, perMinute, now).quota(now);
    }

    private void check(Kind kind, Caller caller, String whose, UUID id, @Nullable Integer perMinute, long now)
            throws Refused {
        if (perMinute == null) {
            return;
        }
        TokenBucket bucket = bucket(kind, id, perMinute, now);
        long wait = bucket.take(kind.cost, now);
        if (wait > 0) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait + 999_999_999L));
            long left = bucket.quota(now).remaining();
            throw Refused.of(
                            429,
                            "rate_limit_exceeded",
                            "Rate limit reached for this %s: %d %s. Try again in %d s."
                                    .formatted(whose, perMinute, kind.words, seconds))
                    .retryAfter(seconds)
                    .with("account", whose.replace(' ', '_'))
                    .with("account_id", id)
                    .with("unit", kind.words)
                    .with("limit", perMinute)
                    .with("used", perMinute - left)
                    .with("remaining", left)
                    .with("resets_at", caller.atHome(clock.instant().plusSeconds(seconds)));
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
