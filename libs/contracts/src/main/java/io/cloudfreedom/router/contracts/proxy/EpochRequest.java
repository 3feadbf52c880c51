package io.cloudfreedom.router.contracts.proxy;

import java.util.Objects;
import java.util.UUID;

/// A LiteLLM process asks who it is: `startId` is new for each start (a repeated call gets the same epoch), a
/// changed `bootId` or `spoolId` counts as a lost spool.
public record EpochRequest(String bootId, UUID spoolId, UUID startId) {
    public EpochRequest {
        Objects.requireNonNull(bootId, "bootId is null");
        Objects.requireNonNull(spoolId, "spoolId is null");
        Objects.requireNonNull(startId, "startId is null");
    }
}
