package io.cloudfreedom.router.contracts.lease;

import java.util.Objects;

/// Gives up on a grant whose answer never came; only its own incarnation may.
public record Abandon(GrantId grantId) {
    public Abandon {
        Objects.requireNonNull(grantId, "grantId is null");
    }
}
