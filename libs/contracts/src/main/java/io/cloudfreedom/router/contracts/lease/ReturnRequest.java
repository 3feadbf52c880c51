package io.cloudfreedom.router.contracts.lease;

import java.util.Objects;
import java.util.UUID;

/// Gives back part of a lease; counted once per `returnId`.
public record ReturnRequest(UUID returnId, long amount) {
    public ReturnRequest {
        Objects.requireNonNull(returnId, "returnId is null");
    }
}
