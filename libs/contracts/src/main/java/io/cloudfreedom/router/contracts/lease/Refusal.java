package io.cloudfreedom.router.contracts.lease;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why nothing was granted: what is left is less than what is needed. `limit`, `posted` and `held` are those of the
/// window that refused; `retryInMillis` is present when idle room was called back from other gateways.
public record Refusal(
        String window,
        long limit,
        long posted,
        long held,
        Instant resetsAt,
        @Nullable Long retryInMillis) {
    public Refusal {
        Objects.requireNonNull(window, "window is null");
        Objects.requireNonNull(resetsAt, "resetsAt is null");
    }
}
