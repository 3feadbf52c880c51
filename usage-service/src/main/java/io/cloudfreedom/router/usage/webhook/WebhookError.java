package io.cloudfreedom.router.usage.webhook;

import io.cloudfreedom.router.kit.problem.ApiError;

/// What can be wrong with a call about webhooks.
abstract sealed class WebhookError extends ApiError {
    private static final long serialVersionUID = 1L;

    private WebhookError(int status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /// The tenant has as many endpoints as it may have.
    static final class TooMany extends WebhookError {
        private static final long serialVersionUID = 1L;

        TooMany(int limit) {
            super(
                    409,
                    "too-many-webhooks",
                    "Too many webhooks",
                    "A tenant may have %d endpoints; delete one first.".formatted(limit));
        }
    }
}
