package io.cloudfreedom.router.usage.webhook;

import io.cloudfreedom.router.kit.outbound.OutboundFailure;
import io.cloudfreedom.router.kit.outbound.OutboundResponse;
import java.time.Duration;
import java.util.Locale;

/// How one attempt ended.
sealed interface Outcome {
    int GONE = 410;

    /// The endpoint took it.
    record Delivered(int status) implements Outcome {}

    /// It did not.
    ///
    /// @param retryAfter the least that the endpoint wants us to wait
    record Refused(int status, Duration retryAfter) implements Outcome {
        boolean isGone() {
            return status == GONE;
        }
    }

    /// There was no answer.
    record Unanswered(String error) implements Outcome {}

    static Outcome of(OutboundResponse response) {
        int status = response.status();
        return status / 100 == 2
                ? new Delivered(status)
                : new Refused(status, retryAfter(response.header("retry-after")));
    }

    static Outcome of(OutboundFailure failure) {
        return new Unanswered(failure.reason().name().toLowerCase(Locale.ROOT));
    }

    private static Duration retryAfter(String header) {
        return header.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : Duration.ZERO;
    }
}
