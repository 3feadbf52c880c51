package io.cloudfreedom.router.contracts.lease;

import java.util.Objects;
import java.util.UUID;

/// What one request holds of one lease: `r` is its worst case, in the unit of the account.
public record LeaseShare(UUID id, AccountId account, long r) {
    public LeaseShare {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(account, "account is null");
    }
}
