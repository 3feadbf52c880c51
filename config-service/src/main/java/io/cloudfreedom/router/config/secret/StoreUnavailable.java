package io.cloudfreedom.router.config.secret;

import io.cloudfreedom.router.kit.problem.ApiError;
import java.util.Map;

/// The store of secrets does not answer; what is served goes on, what is new waits.
public final class StoreUnavailable extends ApiError {
    private static final long serialVersionUID = 1L;

    StoreUnavailable() {
        super(
                503,
                "secret-store-unavailable",
                "Secret store unavailable",
                "The secret store does not answer; try again.");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", "1");
    }
}
