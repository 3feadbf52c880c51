package io.cloudfreedom.router.key.secret;

import io.cloudfreedom.router.kit.problem.ApiError;
import java.time.Duration;
import java.util.Map;

/// The secret store did not answer in time, or refused; nothing was acknowledged, so the request can be repeated.
public final class SecretStoreUnavailable extends ApiError {
    private static final long serialVersionUID = 1L;
    private static final long RETRY_AFTER_SECONDS = 5;

    private final long retryAfterSeconds;

    /// @param pause the least that the store asked to wait
    SecretStoreUnavailable(Duration pause) {
        super(
                503,
                "secret-store-unavailable",
                "Secret store unavailable",
                "The secret could not be stored. Repeat the request with the same Idempotency-Key.");
        this.retryAfterSeconds = Math.max(RETRY_AFTER_SECONDS, pause.toSeconds());
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", Long.toString(retryAfterSeconds));
    }
}
