package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.gateway.budget.RemainingBudget;
import io.cloudfreedom.router.gateway.rate.Quota;
import io.cloudfreedom.router.gateway.rate.Quotas;
import io.cloudfreedom.router.gateway.rate.RateLimits;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells clients what is left of their limits: `x-cf-budget-remaining`, `x-ratelimit-*` as OpenAI's,
/// `RateLimit` and `RateLimit-Policy` of draft-ietf-httpapi-ratelimit-headers-11. Where there is no limit
/// there is no header.
@ApplicationScoped
class LimitHeaders {
    private static final int WINDOW_SECONDS = 60;

    private final RemainingBudget budget;
    private final RateLimits rates;

    LimitHeaders(RemainingBudget budget, RateLimits rates) {
        this.budget = budget;
        this.rates = rates;
    }

    void write(MultiMap headers, Caller caller) {
        budget.of(caller).ifPresent(left -> headers.set("x-cf-budget-remaining", left.toString()));
        Quotas quotas = rates.of(caller);
        if (quotas.equals(Quotas.NONE)) {
            return;
        }
        List<String> policies = new ArrayList<>(2);
        List<String> limits = new ArrayList<>(2);
        write(headers, "requests", "", quotas.requests(), policies, limits);
        write(headers, "tokens", ";qu=\"tokens\"", quotas.tokens(), policies, limits);
        headers.set("ratelimit-policy", String.join(", ", policies));
        headers.set("ratelimit", String.join(", ", limits));
    }

    private static void write(
            MultiMap headers,
            String name,
            String unit,
            @Nullable Quota quota,
            List<String> policies,
            List<String> limits) {
        if (quota == null) {
            return;
        }
        headers.set("x-ratelimit-limit-" + name, Long.toString(quota.limit()));
        headers.set("x-ratelimit-remaining-" + name, Long.toString(quota.remaining()));
        headers.set("x-ratelimit-reset-" + name, duration(quota.resetMillis()));
        policies.add("\"" + name + "\";q=" + quota.limit() + unit + ";w=" + WINDOW_SECONDS);
        limits.add("\"" + name + "\";r=" + quota.remaining() + ";t=" + Math.ceilDiv(quota.resetMillis(), 1_000L));
    }

    /// As OpenAI writes it: `20ms`, `8.64s`, `1m12s`.
    static String duration(long millis) {
        if (millis < 1_000) {
            return millis + "ms";
        }
        String seconds =
                BigDecimal.valueOf(millis % 60_000, 3).stripTrailingZeros().toPlainString() + "s";
        return millis < 60_000 ? seconds : millis / 60_000 + "m" + seconds;
    }
}
