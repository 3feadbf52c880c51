package io.cloudfreedom.router.usage.secret;

import io.cloudfreedom.router.kit.problem.ApiError;
import java.util.Map;

/// The store of secrets does not answer: nothing was changed, or the change is not known to be made.
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
