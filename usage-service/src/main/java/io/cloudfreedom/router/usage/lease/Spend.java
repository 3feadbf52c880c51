package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.contracts.lease.AccountId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// What one request spent from one lease: `amount` in the account's unit (negative in a correction), for `requests`
/// more requests (0 in a correction).
public record Spend(UUID leaseId, AccountId account, Instant admitted, long amount, long requests) {
    public Spend {
        Objects.requireNonNull(leaseId, "leaseId is null");
        Objects.requireNonNull(account, "account is null");
        Objects.requireNonNull(admitted, "admitted is null");
    }
}
