package io.cloudfreedom.router.contracts.event;

import java.util.Objects;

/// A deployment that a LiteLLM refused, and why.
public record Rejected(String deploymentId, String reason) {
    public Rejected {
        Objects.requireNonNull(deploymentId, "deploymentId is null");
        Objects.requireNonNull(reason, "reason is null");
    }
}
