package io.cloudfreedom.router.key.remote;

import io.cloudfreedom.router.kit.problem.ApiError;
import java.util.Map;

/// config-service cannot do what it was asked to.
public abstract sealed class RemoteError extends ApiError {
    private static final long serialVersionUID = 1L;

    private RemoteError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// 409.
    public static final class SecretGone extends RemoteError {
        private static final long serialVersionUID = 1L;

        SecretGone() {
            super(
                    409,
                    "secret-destroyed",
                    "The secret is destroyed",
                    "There is no secret of this key any more that could be tested; send api_key with the test.");
        }
    }

    /// 503.
    public static final class TestUnavailable extends RemoteError {
        private static final long serialVersionUID = 1L;
        private static final String RETRY_AFTER_SECONDS = "5";

        TestUnavailable() {
            super(
                    503,
                    "connection-test-unavailable",
                    "Connection test unavailable",
                    "The service that reads stored secrets does not answer; try again.");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", RETRY_AFTER_SECONDS);
        }
    }
}
