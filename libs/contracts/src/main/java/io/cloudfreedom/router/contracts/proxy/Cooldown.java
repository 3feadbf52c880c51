package io.cloudfreedom.router.contracts.proxy;

import java.time.Instant;
import java.util.Objects;

/// A deployment that a LiteLLM leaves out for a while, because the provider kept failing.
///
/// @param id of the deployment
/// @param httpStatus what LiteLLM made of the failure that caused it; 0 when it was no answer
public record Cooldown(String id, int httpStatus, Instant since, Instant until) {
    public Cooldown {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(until, "until is null");
    }
}
