package io.cloudfreedom.router.contracts.proxy;

import java.util.Objects;

/// A deployment that the agent refused, and why, without any value of its parameters.
public record Rejection(String id, String reason) {
    public Rejection {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(reason, "reason is null");
    }
}
