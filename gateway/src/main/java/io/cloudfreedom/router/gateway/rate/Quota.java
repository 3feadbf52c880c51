package io.cloudfreedom.router.gateway.rate;

import org.jspecify.annotations.Nullable;

/// So many per minute, how many of them are left, and in how many milliseconds it will be all of them.
public record Quota(long limit, long remaining, long resetMillis) {
    /// The tighter of two; null stands for no limit.
    static @Nullable Quota tighter(@Nullable Quota a, @Nullable Quota b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.remaining <= b.remaining ? a : b;
    }
}
