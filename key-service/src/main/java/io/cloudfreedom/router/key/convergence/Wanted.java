package io.cloudfreedom.router.key.convergence;

import java.util.Objects;
import java.util.UUID;

/// The state of a key that LiteLLMs shall reach: at least this version of it, or (`gone`) no longer any.
public record Wanted(UUID tenantId, UUID keyId, long version, boolean gone) {
    public Wanted {
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(keyId, "keyId is null");
    }
}
