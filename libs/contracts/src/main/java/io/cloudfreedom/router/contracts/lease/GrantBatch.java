package io.cloudfreedom.router.contracts.lease;

import java.util.List;

/// Grants asked for in one call; each is a transaction of its own.
public record GrantBatch(List<GrantRequest> grants) {
    public GrantBatch {
        grants = List.copyOf(grants);
    }
}
