package io.cloudfreedom.router.contracts.lease;

import java.util.Objects;
import java.util.UUID;

/// Names one grant for ever: the same id always gets the same lease, or its tombstone.
public record GrantId(AccountId account, UUID incarnation, long seq) {
    public GrantId {
        Objects.requireNonNull(account, "account is null");
        Objects.requireNonNull(incarnation, "incarnation is null");
    }
}
